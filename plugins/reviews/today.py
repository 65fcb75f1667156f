"""The day of a build: the one that a setting or the environment gives, else the real one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class UnknownDayError(ValueError):
    """What should tell the day is no day."""


def of_build(pelican: Any) -> date:
    """The day of the build that *pelican* makes, the same for every plugin. See `today`."""
    if not hasattr(pelican, "day_of_build"):
        settings = pelican.settings
        day = today(settings.get("TODAY"), os.environ, settings.get("TIMEZONE") or "UTC")
        pelican.day_of_build = day
    found: date = pelican.day_of_build
    return found


def today(setting: object, environment: Mapping[str, str], zone: str) -> date:
    """`SOURCE_DATE_EPOCH`, else the *setting* `TODAY`, else the real day; in the time zone *zone*.

    Raises UnknownDayError. The variable is that of https://reproducible-builds.org.
    """
    if epoch := environment.get("SOURCE_DATE_EPOCH"):
        return _of_epoch(epoch, zone)
    if isinstance(setting, datetime):
        return setting.date()
    if isinstance(setting, date):
        return setting
    return _of_text(str(setting)) if setting else datetime.now(_zone(zone)).date()


def day_at(seconds: int, zone: str) -> date:
    """The day in the time zone *zone*, *seconds* after the beginning of 1970 in UTC.

    Raises ValueError, OverflowError and OSError for seconds of no day.
    """
    return datetime.fromtimestamp(seconds, UTC).astimezone(_zone(zone)).date()


def _zone(name: str) -> ZoneInfo:
    """The zone *name*; UTC for one that is unknown, which stops the build by itself."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _of_epoch(seconds: str, zone: str) -> date:
    try:
        return day_at(int(seconds), zone)
    except (ValueError, OverflowError, OSError) as error:
        problem = f"SOURCE_DATE_EPOCH is {seconds!r}, which is no time"
        raise UnknownDayError(problem) from error


def _of_text(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UnknownDayError(f"TODAY is {text!r}, which is no day such as 2026-11-23") from error
