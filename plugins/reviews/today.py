"""The day on which a build takes place, without a clock: the same source gives the same site."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path


class UnknownDayError(ValueError):
    """No setting, variable or commit tells the day, or what tells it is no day."""


def today(setting: object, environment: Mapping[str, str], folder: Path) -> date:
    """`SOURCE_DATE_EPOCH`, else the *setting* `TODAY`, else *folder*'s last commit's day (UTC).

    Raises UnknownDayError.
    """
    if epoch := environment.get("SOURCE_DATE_EPOCH"):
        return _of_epoch(epoch, "SOURCE_DATE_EPOCH")
    if isinstance(setting, datetime):
        return setting.date()
    if isinstance(setting, date):
        return setting
    if setting:
        return _of_text(str(setting))
    return _of_epoch(_last_commit(folder), "the last commit's date")


def _of_epoch(seconds: str, name: str) -> date:
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise UnknownDayError(f"{name} is {seconds!r}, which is no time") from error


def _of_text(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UnknownDayError(f"TODAY is {text!r}, which is no day such as 2026-11-23") from error


def _last_commit(folder: Path) -> str:
    command = ["git", "-C", str(folder), "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", check=True
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError) as error:
        raise UnknownDayError("no setting and no commit tells the day") from error
