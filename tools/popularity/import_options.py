"""The options of `invoke popularity`, checked and typed."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from report.diagnostic import Diagnostic, DiagnosticsError
from tools.popularity.export import Period
from tools.popularity.format_detection import FORMATS

_FORM: Final = "write it as 2026-10-01..2026-10-31, or 2026-10 for the whole month"
_BETWEEN = re.compile(r"\s*(?:\.{2,3}|…|/|:|,|–|—|\bto\b)\s*|\s+-\s+")
_DAYS = re.compile(r"([12]\d{3})(?:-?(\d\d)(?:-?(\d\d))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Options:
    """*engine* is `duckdb`, `local` (Spark here), `spark://…` or the URL of an Ibis backend."""

    files: Sequence[str]
    engine: str = "duckdb"
    format: str = ""
    period: Period | None = None
    dry_run: bool = False


def period(written: str, today: date) -> Period | None:
    """`2026-10-01..2026-10-31`, one day, a month as `2026-10`, or a year; of this one, to *today*.

    Raises DiagnosticsError.
    """
    if not written.strip():
        return None
    parts = [_whole(part) for part in _BETWEEN.split(written.strip())]
    begin, end = parts[0], parts[-1]
    if begin is None or end is None or len(parts) > 2:
        raise DiagnosticsError([_diagnostic("--period", f"{written} is no period", _FORM)])
    if end.last < begin.first:
        problem = f"{written} ends before it begins"
        raise DiagnosticsError([_diagnostic("--period", problem, "give the earlier day first")])
    is_running = end.first <= today and end.first != end.last
    if end.last > today and not is_running:
        problem = f"{end.last} is after today, {today} (UTC)"
        remedy = "give the days that were exported"
        raise DiagnosticsError([_diagnostic("--period", problem, remedy)])
    return Period(begin.first, min(end.last, today))


def _whole(written: str) -> Period | None:
    """The days of *written*, a day, a month or a year; None for anything else."""
    match = _DAYS.fullmatch(written.strip())
    if match is None:
        return None
    year, month, day = (int(found) if found else None for found in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return Period(first, first)
    months = month or 12
    return Period(first, date(first.year, months, monthrange(first.year, months)[1]))


def known_format(name: str) -> str:
    """*name* itself. Raises DiagnosticsError."""
    if name and name not in FORMATS:
        remedy = f"want one of {', '.join(FORMATS)}"
        raise DiagnosticsError([_diagnostic("--format", f"{name} is no format", remedy)])
    return name


def _diagnostic(option: str, problem: str, remedy: str) -> Diagnostic:
    return Diagnostic("invoke popularity", 1, option, problem, remedy)
