"""Plausible's dashboard export `pages.csv`: at most 100 pages, without a date."""

from __future__ import annotations

from tools.popularity import text as cells
from tools.popularity.count import Export
from tools.popularity.formats.header import names
from tools.popularity.sheet import Import, Sheet

KIND = "Plausible dashboard export"
_COLUMNS = {"name", "visitors", "pageviews", "bounce_rate"}


def recognises(head: str) -> bool:
    return names(head) >= _COLUMNS


def read(name: str, text: str, given: Import) -> Export:
    sheet = Sheet(name, KIND, given)
    for row in sheet.rows(text, _COLUMNS):
        views = sheet.cell(row, "pageviews", cells.whole)
        if views is not None:
            sheet.add_undated(row.cells["name"], views)
    return sheet.export()
