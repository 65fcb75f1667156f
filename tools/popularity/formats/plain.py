"""Plain CSV with the columns `path`, `date` and `views`, in any order: for every other source.

A spreadsheet may leave out `date`, write names with a capital, and divide by `;` or tabs.
"""

from __future__ import annotations

from tools.popularity import text as cells
from tools.popularity.count import Export
from tools.popularity.formats.header import names
from tools.popularity.sheet import Import, Row, Sheet
from tools.popularity.text import BadCellError

KIND = "plain CSV"
_NEEDED = {"path", "views"}
_READ = {"path", "date", "views"}


def recognises(head: str) -> bool:
    return {name.lower() for name in names(head)} >= _NEEDED


def read(name: str, text: str, given: Import) -> Export:
    sheet = Sheet(name, KIND, given)
    columns = names(text)
    for unknown in sorted(column for column in columns if column.lower() not in _READ):
        remedy = "delete the column, and with it the rows that it sets apart"
        sheet.refuse(1, unknown or "header", "a column besides path, date and views", remedy)
    for found in sheet.rows(text, columns):
        row = Row(found.line, {name.lower(): cell for name, cell in found.cells.items()})
        path, views = sheet.cell(row, "path", _path), sheet.cell(row, "views", cells.whole)
        day = sheet.cell(row, "date", cells.day) if "date" in row.cells else None
        if path is None or views is None:
            continue
        if day is not None:
            sheet.add(row.line, day, path, views)
        elif "date" not in row.cells:
            sheet.add_undated(path, views)
    return sheet.export()


def _path(cell: str) -> str:
    text = cell.strip()
    if text.startswith(("/", "http://", "https://")):
        return text
    if text.lower() in {"", "total", "totals", "grand total", "sum"}:
        raise BadCellError("a total row", "delete it")
    raise BadCellError(f"{text} is no path", "begin it with /")
