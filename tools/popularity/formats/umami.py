"""Umami's `pages.csv`: columns `x`, the path, and `y`, distinct sessions; no date."""

from __future__ import annotations

from tools.popularity.csv_table import Columns, CsvTable, ImportContext
from tools.popularity.export import Export
from tools.popularity.formats.header import cells as cells_of

KIND = "Umami"


def recognises(head: str) -> bool:
    """Umami's reports of browsers, countries … have the same header, but no paths."""
    lines = head.splitlines()
    header = cells_of(lines[0]) if lines else []
    first = next((line for line in lines[1:] if line.strip()), "/")
    return header == ["x", "y"] and first.lstrip(' "').startswith("/")


def read(name: str, text: str, context: ImportContext) -> Export:
    """Sessions stand for views: Umami does not export views by page."""
    table = CsvTable(name, KIND, context)
    for row in table.rows(text, ("x", "y")):
        table.count(row, row.cells["x"], Columns("y"))
    return table.export()
