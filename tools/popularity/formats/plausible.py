"""Plausible's full export: `imported_pages_….csv`, a row for each day, host and page."""

from __future__ import annotations

from tools.popularity import text as cells
from tools.popularity.count import Export
from tools.popularity.formats.header import names
from tools.popularity.sheet import Import, Sheet

KIND = "Plausible full export"
_COLUMNS = {"date", "hostname", "page", "pageviews"}


def recognises(head: str) -> bool:
    return names(head) >= _COLUMNS


def read(name: str, text: str, given: Import) -> Export:
    sheet = Sheet(name, KIND, given)
    for row in sheet.rows(text, _COLUMNS):
        day = sheet.cell(row, "date", cells.day)
        views = sheet.cell(row, "pageviews", cells.whole)
        if day is not None and views is not None:
            sheet.add(row.line, day, row.cells["page"], views, row.cells["hostname"])
    return sheet.export()
