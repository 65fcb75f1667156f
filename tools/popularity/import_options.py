"""The options of `invoke popularity`, checked and typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from report.diagnostic import Diagnostic, DiagnosticsError
from tools.popularity import cell_values as cells
from tools.popularity.cell_values import CellError
from tools.popularity.export import Period
from tools.popularity.format_detection import FORMATS


@dataclass(frozen=True, slots=True)
class Options:
    """*engine* is `duckdb`, `local` (Spark here), `spark://…` or the URL of an Ibis backend."""

    files: Sequence[str]
    engine: str = "duckdb"
    format: str = ""
    period: Period | None = None
    dry_run: bool = False


def period(written: str) -> Period | None:
    """`2026-10-01..2026-10-31`, or one day. Raises DiagnosticsError."""
    if not written:
        return None
    try:
        first, _, last = written.partition("..")
        days = Period(cells.parse_day(first), cells.parse_day(last or first))
    except CellError as bad:
        raise DiagnosticsError([_mistake("--period", bad.problem, bad.remedy)]) from None
    if days.last < days.first:
        problem = f"{written} ends before it begins"
        raise DiagnosticsError([_mistake("--period", problem, "give the earlier day first")])
    return days


def known_format(name: str) -> str:
    """*name* itself. Raises DiagnosticsError."""
    if name and name not in FORMATS:
        remedy = f"want one of {', '.join(FORMATS)}"
        raise DiagnosticsError([_mistake("--format", f"{name} is no format", remedy)])
    return name


def _mistake(option: str, problem: str, remedy: str) -> Diagnostic:
    return Diagnostic("invoke popularity", 1, option, problem, remedy)
