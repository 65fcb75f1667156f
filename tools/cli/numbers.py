"""Reads the numbers of a command line, where Invoke would end with a traceback.

A task declares such an option as text: Invoke casts what has a number as its default, and lets the
ValueError of the cast through.
"""

from __future__ import annotations

import re

from tools.cli.failures import CommandError


def whole(option: str, typed: str, wanted: str = "a whole number") -> int:
    """The number in *typed*. Raises CommandError, which says that *option* wants *wanted*."""
    if not re.fullmatch(r"[0-9]{1,11}", typed.strip()):
        raise CommandError(f"{option}: want {wanted}, not {typed!r}")
    return int(typed)


def seconds(option: str, typed: str) -> float:
    """The seconds in *typed*, perhaps with decimals. Raises CommandError."""
    if not re.fullmatch(r"[0-9]{1,11}(?:\.[0-9]{1,6})?", typed.strip()):
        raise CommandError(f"{option}: want a number of seconds, not {typed!r}")
    return float(typed)


def port(typed: str) -> int:
    """The port of `--port`. Raises CommandError."""
    return whole("--port", typed, "a number from 0 to 65535")


def epoch(typed: str) -> int:
    """The seconds since 1970 of `SOURCE_DATE_EPOCH`. Raises CommandError."""
    return whole("SOURCE_DATE_EPOCH", typed, "seconds since 1970")
