"""Reads and writes `content/data/views.csv`: a sorted line for each day and post."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from report.diagnostic import Diagnostic, DiagnosticsError
from tools.popularity import cell_values as cells
from tools.popularity.cell_values import CellError

Views = dict[tuple[date, str], int]
HEADER = ["date", "slug", "views"]


def read(path: Path, name: str) -> Views:
    """The views by day and slug; none if there is no file. Raises DiagnosticsError."""
    if not path.exists():
        return {}
    reader = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
    if next(reader, []) != HEADER:
        raise DiagnosticsError(
            [Diagnostic(name, 1, "header", "want date,slug,views", "restore it")]
        )
    views: Views = {}
    wrong = []
    for row in reader:
        try:
            day, slug, number = row
            views[cells.parse_day(day), slug] = cells.parse_count(number)
        except CellError as bad:
            wrong.append(Diagnostic(name, reader.line_num, "views", bad.problem, bad.remedy))
        except ValueError:
            problem = f"{len(row)} cells instead of 3"
            wrong.append(Diagnostic(name, reader.line_num, "views", problem, "restore the line"))
    if wrong:
        raise DiagnosticsError(wrong)
    return views


def merged(views: Mapping[tuple[date, str], int], new: Views, days: Iterable[date]) -> Views:
    """*views* with all *days* replaced by what *new* says of them; nothing is ever added up."""
    replaced = frozenset(days)
    kept = {place: number for place, number in views.items() if place[0] not in replaced}
    return {**kept, **{place: number for place, number in new.items() if number}}


def renamed(views: Views, new_keys: Mapping[str, str]) -> Views:
    """*views* with each key that *new_keys* has replaced; those of one post and day add up."""
    found: Views = {}
    for (day, key), number in views.items():
        place = (day, new_keys.get(key, key))
        found[place] = found.get(place, 0) + number
    return found


def text(views: Mapping[tuple[date, str], int]) -> str:
    """*views* as the content of the file."""
    lines = [",".join(HEADER), *(f"{day},{slug},{n}" for (day, slug), n in sorted(views.items()))]
    return "\n".join(lines) + "\n"
