"""The names of time zones."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones


def is_time_zone(name: str) -> bool:
    """Whether *name* is that of a time zone, as `Europe/Berlin`."""
    return name in _names()


@cache
def _names() -> set[str]:
    """They are looked for once in a process: that takes a walk through all their files."""
    return available_timezones()
