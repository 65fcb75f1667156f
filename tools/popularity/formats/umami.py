"""Umami's `pages.csv`: columns `x`, the path, and `y`, distinct sessions; no date."""

from __future__ import annotations

from tools.popularity import text as cells
from tools.popularity.count import Export
from tools.popularity.formats.header import cells as cells_of
from tools.popularity.sheet import Import, Sheet

KIND = "Umami"


def recognises(head: str) -> bool:
    """Umami's reports of browsers, countries … have the same header, but no paths."""
    lines = head.splitlines()
    header = cells_of(lines[0]) if lines else []
    first = next((line for line in lines[1:] if line.strip()), "/")
    return header == ["x", "y"] and first.lstrip(' "').startswith("/")


def read(name: str, text: str, given: Import) -> Export:
    """Sessions stand for views: Umami does not export views by page."""
    sheet = Sheet(name, KIND, given)
    for row in sheet.rows(text, ("x", "y")):
        sessions = sheet.cell(row, "y", cells.whole)
        if sessions is not None:
            sheet.add_undated(row.cells["x"], sessions)
    return sheet.export()
