"""Dates in the forms that other systems write, in the one form of this site."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil import parser

_DAY: Final = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_BLANK: Final = datetime(1, 1, 1)  # noqa: DTZ001 - only tells which parts were not written
_OTHER_BLANK: Final = datetime(2, 2, 2)  # noqa: DTZ001


def parse(text: str, zone: str = "") -> datetime | None:
    """The moment that *text* tells; without a zone of its own it is in *zone*, if that is known.

    None if day, month or year is not written. As stock Pelican, `03/04/2019` begins with the month.
    """
    typed = text.strip().replace("_", " ")
    if not typed:
        return None
    try:
        first, second = (parser.parse(typed, default=blank) for blank in (_BLANK, _OTHER_BLANK))
    except (ValueError, OverflowError):
        return None
    if first.date() != second.date() or not 1000 <= first.year <= 2999:
        return None
    if first.tzinfo is None and zone and (first.hour or first.minute or first.second):
        first = first.replace(tzinfo=_zone(zone))
    return first


def in_file_name(name: str) -> str:
    """The day at the start of the name of a file, or ""."""
    match = _DAY.match(name)
    return match[0] if match else ""


def written(moment: datetime) -> str:
    """*moment* as front matter has it: the day alone at midnight, else with time and zone."""
    if not (moment.hour or moment.minute or moment.second) and moment.tzinfo in (None, UTC):
        return moment.date().isoformat()
    whole = moment.replace(microsecond=0)
    if whole.tzinfo is None:
        return whole.isoformat(" ", "seconds").removesuffix(":00")
    offset = whole.utcoffset()
    if offset is None or offset.total_seconds() % 60:
        return whole.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return whole.isoformat(timespec="seconds").replace("+00:00", "Z")


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
