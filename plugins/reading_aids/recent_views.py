"""What people read lately: the page views of the last days, from the file that imports fill."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from report.diagnostic import Diagnostic

HEADER = ["date", "slug", "views"]
FIELD = "views"


@dataclass(frozen=True, slots=True)
class RecentPost:
    """A text with its *views* in the period."""

    title: str
    url: str
    views: int


@dataclass(frozen=True, slots=True)
class RecentViews:
    """The most read *posts*, most read first, of the days up to *until*, the last day counted."""

    until: date
    posts: tuple[RecentPost, ...]


@dataclass(slots=True)
class Views:
    """*by_slug* counts the last days up to *until*; *diagnostics* are of lines without views."""

    until: date | None = None
    by_slug: Counter[str] = field(default_factory=Counter)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_views(text: str, days: int) -> Views:
    """The views of the last *days* days of *text*, lines of CSV: `date,slug,views`.

    The last day is that of the file, so that the same file gives the same list on any day.
    """
    found = Views()
    rows = list(_rows(text, found))
    found.until = max((day for day, _, _ in rows), default=None)
    if found.until:
        since = found.until - timedelta(days=days)
        for day, slug, views in rows:
            found.by_slug[slug] += views if day > since else 0
    return found


def _rows(text: str, found: Views) -> Iterator[tuple[date, str, int]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    if next(reader, HEADER) != HEADER:
        problem = "the first line is not date,slug,views"
        found.diagnostics.append(Diagnostic("", 1, FIELD, problem, "restore it"))
        return
    for row in reader:
        try:
            day, slug, views = row
            yield date.fromisoformat(day), slug, int(views)
        except ValueError:
            problem = f"{','.join(row)!r} is no day, slug and number"
            found.diagnostics.append(Diagnostic("", reader.line_num, FIELD, problem, "restore it"))
