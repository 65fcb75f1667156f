"""GoatCounter's JSON export: a zip of `info.json`, `paths.jsonl` and `hit_stats.jsonl`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from report.mistake import Mistake, MistakesFound
from tools.popularity import left_out
from tools.popularity import text as cells
from tools.popularity.count import Export
from tools.popularity.sheet import Import, Sheet
from tools.popularity.text import BadCellError

KIND = "GoatCounter JSON"
VERSION = "1.0"
FILES = ("info.json", "paths.jsonl", "hit_stats.jsonl")


def read(name: str, files: dict[str, str], given: Import) -> Export:
    """The hourly counts of *files* (name to text), summed over referrers. Raises MistakesFound."""
    _check_version(f"{name}!info.json", files["info.json"])
    paths = _paths(Sheet(f"{name}!paths.jsonl", KIND, given), files["paths.jsonl"])
    sheet = Sheet(f"{name}!hit_stats.jsonl", KIND, given)
    for line, entry in _entries(sheet, files["hit_stats.jsonl"], "hour", "path_id", "count"):
        try:
            day, views = cells.moment(str(entry["hour"])), cells.whole(str(entry["count"]))
        except BadCellError as bad:
            sheet.refuse(line, "hour or count", bad.problem, bad.remedy)
        else:
            path = paths.get(entry["path_id"], "")
            if path:
                sheet.add(line, day, path, views)
            else:
                sheet.leave_out(left_out.EVENT if path is None else left_out.NO_ADDRESS, views)
    return sheet.export()


def _check_version(name: str, text: str) -> None:
    try:
        version = str(json.loads(text)["export_version"])
    except (ValueError, KeyError, TypeError):
        version = "?"
    if version != VERSION:
        problem = f"version {version} of {KIND} is not known"
        remedy = f"export it as version {VERSION}"
        raise MistakesFound([Mistake(name, 1, "export_version", problem, remedy)])


def _paths(sheet: Sheet, text: str) -> dict[Any, str | None]:
    """Each path by its id; `None` for an event."""
    return {
        entry["id"]: None if entry.get("event") else str(entry["path"])
        for _, entry in _entries(sheet, text, "id", "path")
    }


def _entries(sheet: Sheet, text: str, *names: str) -> Iterator[tuple[int, dict[str, Any]]]:
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
            sheet.refuse(line, "JSON", f"no object with {', '.join(names)}", "export it again")
