"""A month or a day of the calendar, as a title may refer to it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """The month that begins with the day *first*, or that day alone if *is_day*."""

    first: datetime.date
    is_day: bool

    @property
    def iso(self) -> str:
        """The period in ISO 8601, as `2018-10` or `2018-08-03`."""
        return str(self.first) if self.is_day else f"{self.first:%Y-%m}"


def parse(text: str) -> Period:
    """The period that *text* in ISO 8601 names. Raises ValueError if the calendar lacks it."""
    is_day = text.count("-") == 2
    return Period(datetime.date.fromisoformat(text if is_day else f"{text}-01"), is_day)
