"""What is wrong with the dates and the reviewer of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reviews.review import Review, Stage


@dataclass(frozen=True, slots=True)
class Remark:
    """A *problem* of a front matter *field*; *lapsed* if publishing must stop for it."""

    field: str
    problem: str
    remedy: str
    lapsed: bool = False


def remarks(review: Review, today: date) -> Iterator[Remark]:
    """What a writer should know of *review* on the day *today*."""
    by, checked = review.review_by, review.evidence_checked
    if by and review.stage is not Stage.CURRENT:
        yield _of_stage(review.stage, by, today)
    if checked and by and by <= checked:
        yield Remark("review_by", f"{by} is not after evidence_checked", "choose a later day")


def _of_stage(stage: Stage, by: date, today: date) -> Remark:
    remedy = "check the evidence again, then set evidence_checked and review_by"
    if stage is Stage.DUE:
        return Remark(
            "review_by", f"the review is due in {(by - today).days} days, on {by}", remedy
        )
    problem = f"the review is {(today - by).days} days overdue; it was due on {by}"
    return Remark("review_by", problem, remedy, lapsed=stage is Stage.LAPSED)


def undeclared(reviewed_by: str | None, reviewers: Mapping[str, str]) -> bool:
    """Whether a page names a reviewer of whom nobody has stated credentials."""
    return bool(reviewed_by) and not reviewers.get(str(reviewed_by))


def day(value: Any) -> date | None:
    """A field's day: as a reader with types gives it, or as text in ISO form.

    Raises ValueError for other text.
    """
    if value is None or value == "":
        return None
    return value if isinstance(value, date) else date.fromisoformat(str(value))
