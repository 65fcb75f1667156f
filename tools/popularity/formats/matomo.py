"""Matomo's `Actions.getPageUrls` with `flat=1`: page views are `nb_hits`."""

from __future__ import annotations

from tools.popularity import text as cells
from tools.popularity.count import Export
from tools.popularity.formats.header import names
from tools.popularity.sheet import Import, Row, Sheet

KIND = "Matomo page URLs"
_COLUMNS = {"label", "nb_visits", "nb_hits"}


def recognises(head: str) -> bool:
    return names(head) >= _COLUMNS


def read(name: str, text: str, given: Import) -> Export:
    """Views by day if the report has a column `date` (`period=day`), else of the whole period."""
    sheet = Sheet(name, KIND, given)
    for row in sheet.rows(text):
        path = _path(row)
        views = sheet.cell(row, "nb_hits", cells.whole)
        if views is None or not path:
            continue
        if "date" not in row.cells:
            sheet.add_undated(path, views)
        elif (day := sheet.cell(row, "date", cells.day)) is not None:
            sheet.add(row.line, day, path, views)
    return sheet.export()


def _path(row: Row) -> str:
    """The address; the row of all `Others` and folders of a report that is not flat have none."""
    address = row.cells.get("url", "").strip()
    label = row.cells["label"].strip()
    return address or (label if label.startswith("/") else "")
