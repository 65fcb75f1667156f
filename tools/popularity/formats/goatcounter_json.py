"""GoatCounter's JSON export: a zip of `info.json`, `paths.jsonl` and `hit_stats.jsonl`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from report.diagnostic import Diagnostic, DiagnosticsError
from tools.popularity import cell_values as cells
from tools.popularity import exclusion_reasons
from tools.popularity.cell_values import CellError
from tools.popularity.csv_table import CsvTable, ImportContext
from tools.popularity.export import Export

KIND = "GoatCounter JSON"
VERSION = "1.0"
FILES = ("info.json", "paths.jsonl", "hit_stats.jsonl")


def read(name: str, files: dict[str, str], context: ImportContext) -> Export:
    """The hourly counts of *files* (name to text), summed over referrers.

    Raises DiagnosticsError.
    """
    _check_version(f"{name}!info.json", files["info.json"])
    paths = _paths(CsvTable(f"{name}!paths.jsonl", KIND, context), files["paths.jsonl"])
    table = CsvTable(f"{name}!hit_stats.jsonl", KIND, context)
    for line, entry in _entries(table, files["hit_stats.jsonl"], "hour", "path_id", "count"):
        try:
            day, views = (
                cells.parse_utc_day(str(entry["hour"])),
                cells.parse_count(str(entry["count"])),
            )
        except CellError as bad:
            table.refuse(line, "hour or count", bad.problem, bad.remedy)
        else:
            path = paths.get(entry["path_id"], "")
            if path:
                table.add(line, day, path, views)
            else:
                table.leave_out(
                    exclusion_reasons.EVENT if path is None else exclusion_reasons.NO_ADDRESS, views
                )
    return table.export()


def _check_version(name: str, text: str) -> None:
    try:
        version = str(json.loads(text)["export_version"])
    except (ValueError, KeyError, TypeError):
        version = "?"
    if version != VERSION:
        problem = f"version {version} of {KIND} is not known"
        remedy = f"export it as version {VERSION}"
        raise DiagnosticsError([Diagnostic(name, 1, "export_version", problem, remedy)])


def _paths(table: CsvTable, text: str) -> dict[Any, str | None]:
    """Each path by its id; `None` for an event."""
    return {
        entry["id"]: None if entry.get("event") else str(entry["path"])
        for _, entry in _entries(table, text, "id", "path")
    }


def _entries(table: CsvTable, text: str, *names: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of JSON Lines that have *names*, each with its line."""
    for line, written in enumerate(text.splitlines(), 1):
        if not written.strip():
            continue
        try:
            entry = json.loads(written)
        except ValueError:
            entry = None
        if isinstance(entry, dict) and all(name in entry for name in names):
            yield line, entry
        else:
            table.refuse(line, "JSON", f"no object with {', '.join(names)}", "export it again")
