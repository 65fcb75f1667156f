"""Plain CSV with the columns `path`, `date` and `views`, in any order: for every other source."""

from __future__ import annotations

from tools.popularity import text as cells
from tools.popularity.count import Export
from tools.popularity.formats.header import names
from tools.popularity.sheet import Import, Sheet
from tools.popularity.text import BadCellError

KIND = "plain CSV"
_COLUMNS = {"path", "date", "views"}


def recognises(head: str) -> bool:
    return names(head) == _COLUMNS


def read(name: str, text: str, given: Import) -> Export:
    sheet = Sheet(name, KIND, given)
    for row in sheet.rows(text):
        path = sheet.cell(row, "path", _path)
        day = sheet.cell(row, "date", cells.day)
        views = sheet.cell(row, "views", cells.whole)
        if path is not None and day is not None and views is not None:
            sheet.add(row.line, day, path, views)
    return sheet.export()


def _path(cell: str) -> str:
    text = cell.strip()
    if text.startswith(("/", "http://", "https://")):
        return text
    if text.lower() in {"", "total", "totals", "grand total", "sum"}:
        raise BadCellError("a total row", "delete it")
    raise BadCellError(f"{text} is no path", "begin it with /")
