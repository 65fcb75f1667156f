"""A review: until when a page's evidence counts as checked, and what its state means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum


class Stage(Enum):
    """How a page stands on a given day."""

    UNDATED = "undated"
    CURRENT = "current"
    DUE = "due"
    OVERDUE = "overdue"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Periods:
    """*notice*: how long before its date a review is due; *grace*: how long after it lapses."""

    notice: timedelta = timedelta(days=60)
    grace: timedelta = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Review:
    """What a page shows of its review; *credentials* are those of *reviewed_by*."""

    stage: Stage
    evidence_checked: date | None = None
    review_by: date | None = None
    reviewed_by: str | None = None
    credentials: str | None = None

    @property
    def overdue(self) -> bool:
        """Whether the page needs a banner and leaves lists: from the day after `review_by`."""
        return self.stage in (Stage.OVERDUE, Stage.LAPSED)


def stage(review_by: date | None, today: date, periods: Periods) -> Stage:
    """The stage on the day *today*; the day `review_by` itself is still in time."""
    if review_by is None:
        return Stage.UNDATED
    if today > review_by + periods.grace:
        return Stage.LAPSED
    if today > review_by:
        return Stage.OVERDUE
    return Stage.DUE if today >= review_by - periods.notice else Stage.CURRENT
