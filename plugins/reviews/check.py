"""What is wrong with the dates and the reviewer of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from report.diagnostic import Diagnostic, Level
from reviews.review import Review, Stage

_DONE = ("evidence_checked", "modified", "popularity_as_of")
_A_DAY = timedelta(days=1)


def diagnostics(review: Review, today: date, lapsed: Level) -> Iterator[Diagnostic]:
    """What a writer should know of *review* on the day *today*.

    *lapsed* is the level of a review that is so late that publishing may stop for it.
    """
    by, checked = review.review_by, review.evidence_checked
    if by and review.stage is not Stage.CURRENT:
        yield _of_stage(review.stage, by, today, lapsed)
    if checked and by and by <= checked:
        problem = f"{by} is not after evidence_checked"
        yield _of_field("review_by", problem, "choose a later day", "warning")


def of_the_future(fields: Mapping[str, Any], today: date) -> Iterator[tuple[str, Diagnostic]]:
    """Days in *fields* that tell what was done and are after *today*, each with its field's place.

    A writer may be a day ahead of the site's time zone.
    """
    days = {name: fields.get(name) for name in _DONE}
    for number, change in enumerate(fields.get("changes") or ()):
        days[f"changes.{number}"] = change.get("date") if isinstance(change, Mapping) else None
    for place, value in days.items():
        when = _when(value)
        if when and when - today > _A_DAY:
            problem = f"{when} is yet to come, and readers are told it as past"
            remedy = f"correct it: today is {today}"
            yield place, _of_field(place.partition(".")[0], problem, remedy, "warning")


def _of_stage(stage: Stage, by: date, today: date, lapsed: Level) -> Diagnostic:
    remedy = "check the evidence again, then set evidence_checked and review_by"
    if stage is Stage.DUE:
        problem = f"the review is due in {(by - today).days} days, on {by}"
    else:
        problem = f"the review is {(today - by).days} days overdue; it was due on {by}"
    level = lapsed if stage is Stage.LAPSED else "warning"
    return _of_field("review_by", problem, remedy, level)


def _of_field(field: str, problem: str, remedy: str, level: Level) -> Diagnostic:
    return Diagnostic("", 1, field, problem, remedy, level)


def undeclared(reviewed_by: str | None, reviewers: Mapping[str, str]) -> bool:
    """Whether a page names a reviewer of whom nobody has stated credentials."""
    return bool(reviewed_by) and not reviewers.get(str(reviewed_by))


def _when(value: Any) -> date | None:
    """The day of *value*; of one that cannot be read others tell."""
    try:
        found = day(value)
    except ValueError:
        return None
    return found.date() if isinstance(found, datetime) else found


def day(value: Any) -> date | None:
    """A field's day: as a reader with types gives it, or as text in ISO form.

    Raises ValueError for other text.
    """
    if value is None or value == "":
        return None
    return value if isinstance(value, date) else date.fromisoformat(str(value))
