"""Plausible's dashboard export `pages.csv`: at most 100 pages, without a date."""

from __future__ import annotations

from tools.popularity.csv_table import Columns, CsvTable, ImportContext
from tools.popularity.export import Export
from tools.popularity.formats.header import names

KIND = "Plausible dashboard export"
_COLUMNS = {"name", "visitors", "pageviews", "bounce_rate"}


def recognises(head: str) -> bool:
    """Whether a file that begins with *head* has this format."""
    return names(head) >= _COLUMNS


def read(name: str, text: str, context: ImportContext) -> Export:
    """The views of the file *name* with the content *text*. Raises DiagnosticsError."""
    table = CsvTable(name, KIND, context)
    for row in table.rows(text, _COLUMNS):
        table.count(row, row.cells["name"], Columns("pageviews"))
    return table.export()
