"""Umami's tables of paths, without dates: `pages.csv` of its export, and a downloaded table."""

from __future__ import annotations

from tools.popularity.csv_table import Columns, CsvTable, ImportContext
from tools.popularity.export import Export
from tools.popularity.formats.header import cells as cells_of

KIND = "Umami"
_COUNTED = {
    ("x", "y"): "y",  # distinct sessions stand for views, which the export does not have
    ("name", "pageviews", "visitors", "visits", "bounces", "totaltime"): "pageviews",
}
"""What counts, by the columns of the table."""


def recognises(head: str) -> bool:
    """Umami's reports of browsers, countries … have the same header, but no paths."""
    first = next((line for line in head.splitlines()[1:] if line.strip()), "/")
    return _columns(head) in _COUNTED and first.lstrip(' "').startswith("/")


def read(name: str, text: str, context: ImportContext) -> Export:
    """The views of the file *name* with the content *text*. Raises DiagnosticsError."""
    table, columns = CsvTable(name, KIND, context), _columns(text)
    for row in table.rows(text, columns):
        table.count(row, row.cells[columns[0]], Columns(_COUNTED[columns]))
    return table.export()


def _columns(text: str) -> tuple[str, ...]:
    lines = text.splitlines()
    return tuple(cells_of(lines[0])) if lines else ()
