"""Dates in the forms that other systems write, in the one form of this site."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from functools import cache
from itertools import product
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil import parser

from front_matter.date_types import ZONES

_DAY: Final = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_YEAR_FIRST: Final = re.compile(r"\s*[12][0-9]{3}(?![0-9])|\s*[12][0-9]{7}")
# dateutil takes these for POSIX, where UTC+1 lies an hour west of UTC; people write its east.
_OF_UTC: Final = re.compile(r"\b(?:UTC|GMT)[ ]?(?=[+-][0-9])", re.IGNORECASE)
_BLANK: Final = datetime(1, 1, 1)  # noqa: DTZ001 - only tells which parts were not written
_OTHER_BLANK: Final = datetime(2, 2, 2)  # noqa: DTZ001


def parse(text: str, zone: str = "") -> datetime | None:
    """The moment that *text* tells; without a zone of its own it is in *zone*, if that is known.

    None if day, month or year is not written, or if its numbers are those of several days, as
    `03/04/2019` and `19-03-04` are.
    """
    found = readings(text, zone)
    return found[0] if len(found) == 1 and str(found[0].year) in text else None


def readings(text: str, zone: str = "") -> list[datetime]:
    """The moments that *text* tells with its day, month and year in any order, earliest first."""
    is_year_first = bool(_YEAR_FIRST.match(text))
    orders = [(False, False)] if is_year_first else product((False, True), repeat=2)
    found = {_read(text, zone, *order) for order in orders}
    return sorted(filter(None, found), key=datetime.isoformat)


def problem(text: str) -> str:
    """What is wrong with *text*, of which `parse` makes nothing."""
    days = dict.fromkeys(moment.date().isoformat() for moment in readings(text))
    return f"may be {' or '.join(days)}" if days else "is no date that can be read"


def as_pelican(text: str, zone: str = "") -> datetime | None:
    """The moment as which stock Pelican reads *text*: `03/04/2019` begins with the month."""
    return _read(text, zone, False, False)


@cache  # each date of a text is asked for several times
def _read(text: str, zone: str, day_first: bool, year_first: bool) -> datetime | None:
    typed = _OF_UTC.sub("", text.strip().replace("_", " "))
    if not typed:
        return None
    try:
        first, second = (
            parser.parse(
                typed, default=blank, dayfirst=day_first, yearfirst=year_first, tzinfos=_zone_typed
            )
            for blank in (_BLANK, _OTHER_BLANK)
        )
    except (ValueError, OverflowError):
        return None
    if first.date() != second.date() or not 1000 <= first.year <= 2999:
        return None
    if first.tzinfo is None and zone and (first.hour or first.minute or first.second):
        first = first.replace(tzinfo=_zone(zone))
    return first


def _zone_typed(name: str | None, seconds: int | None) -> tzinfo | int | None:
    """The zone of a time, by its *seconds* from UTC or its *name*; ValueError if it is unknown."""
    if seconds is not None or name is None:
        return seconds
    return datetime.strptime(ZONES.get(name.upper(), name), "%z").tzinfo


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
