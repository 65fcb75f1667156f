"""`invoke reviews`: which pages are due for review, and the same as a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from front_matter import model, record, source
from reviews.calendar import Appointment, calendar
from reviews.review import Periods, Stage, stage
from reviews.today import today as real_day
from site_identity.read import read_identity
from tools import PROJECT
from tools.build.settings import read_settings


def appointments(content: Path) -> Iterator[Appointment]:
    """The review of each page below *content* that has one, as its front matter gives it."""
    fields = model.by_name(model.FIELDS)
    for path in sorted(content.rglob("*.md")):
        known = record.read(source.parse(path.read_bytes()), fields, article=False).values
        if appointment := _appointment(known, path):
            yield appointment


def _appointment(known: Mapping[str, Any], path: Path) -> Appointment | None:
    if "review_by" not in known or known.get("status") == "draft":
        return None
    checked = known.get("evidence_checked", known["review_by"])
    slug = known.get("slug", path.stem)
    return Appointment(known["review_by"], slug, known.get("title", slug), checked)


def listing(found: Iterable[Appointment], today: date, *, everything: bool = False) -> list[str]:
    """A line for each review that is due or overdue on *today*, or for all; the earliest first."""
    lines = []
    for each in sorted(found):
        now = stage(each.day, today, Periods())
        if everything or now is not Stage.CURRENT:
            lines.append(f"{each.day}  {now.value:8}{(each.day - today).days:+5} days  {each.slug}")
    return lines or ["No review is due."]


def write_calendar(found: Iterable[Appointment], path: Path, host: str) -> None:
    """Write all reviews to the `.ics` file *path*."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(calendar(found, host).encode())


def _today() -> date:
    """The real day where the site is."""
    return real_day(None, {}, read_settings(PROJECT / "pelicanconf.py")["TIMEZONE"])


def command(day: str, everything: bool, host: str) -> None:
    """List the reviews due on *day* (today if empty) and write `reports/reviews.ics`.

    *host* is by default that of the published site.
    Raises SystemExit, with a word, if *day* is no day.
    """
    try:
        today = date.fromisoformat(day) if day else _today()
    except ValueError as error:
        raise SystemExit(f"--day: want a day such as 2026-11-23, not {day!r}") from error
    found = list(appointments(PROJECT / "content"))
    print("\n".join(listing(found, today, everything=everything)))
    host = host or read_identity(PROJECT / "site.toml").host
    write_calendar(found, PROJECT / "reports/reviews.ics", host)
