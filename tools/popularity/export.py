"""Views by day and path, which every format of exports is read into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days, both included, in UTC."""

    first: date
    last: date

    def days(self) -> list[date]:
        """Each day of the period, in order."""
        return [self.first + timedelta(n) for n in range((self.last - self.first).days + 1)]


@dataclass(frozen=True, slots=True)
class Export:
    """Views by day and path as *name* gives them; *days* are those it speaks for, even of none.

    *left_out* has the number of views that do not count for each reason; see `exclusion_reasons`.
    """

    name: str
    kind: str
    views: Mapping[tuple[date, str], int]
    days: frozenset[date]
    left_out: Mapping[str, int] = field(default_factory=dict)


def spread(total: int, period: Period) -> dict[date, int]:
    """*total* views in equal parts over *period*; the days at its end get what is left over."""
    days = period.days()
    share, over = divmod(total, len(days))
    return {day: share + (n >= len(days) - over) for n, day in enumerate(days)}
