"""Plain CSV, columns `path`, `date`, `views`, `host` in any order: for every other source.

A spreadsheet may lack `date` and `host`, write names with a capital, and divide by `;` or tabs.
"""

from __future__ import annotations

from tools.popularity.cell_values import CellError
from tools.popularity.csv_table import Columns, CsvTable, ImportContext, Row
from tools.popularity.export import Export
from tools.popularity.formats.header import names

KIND = "plain CSV"
_NEEDED = {"path", "views"}
_READ = {"path", "date", "views"}
_HOSTS = ("host", "hostname")
_REMEDY = (
    "delete the rows that are not to count, then the column: rows of one path and day are added up"
)
# Other measures of the same views, and words: no row is set apart by them.
_NOT_READ = frozenset(
    {"visitors", "unique visitors", "users", "active users", "visits", "sessions", "bounce rate"}
    | {"title", "page title", "entrances", "exits", "time on page", "average time on page"}
)


def recognises(head: str) -> bool:
    """Whether a file that begins with *head* has this format."""
    return {name.lower() for name in names(head)} >= _NEEDED


def read(name: str, text: str, context: ImportContext) -> Export:
    """The views of the file *name* with the content *text*. Raises DiagnosticsError."""
    table = CsvTable(name, KIND, context)
    columns = names(text)
    given = {name.lower() for name in columns}
    hosts = [name for name in _HOSTS if name in given][:1]
    known = _READ | _NOT_READ | {*hosts}
    for unknown in sorted(column for column in columns if column.lower() not in known):
        table.refuse(1, unknown or "header", "a column besides path, date, views, host", _REMEDY)
    for found in table.rows(text, columns):
        row = Row(found.line, {name.lower(): cell for name, cell in found.cells.items()})
        path = table.cell(row, "path", lambda cell: _path(cell, context))
        table.count(row, path, Columns("views", "date", *hosts))
    return table.export()


def _path(cell: str, context: ImportContext) -> str:
    """A path or an address, which may lack its scheme if it is of one of the hosts that count."""
    text = cell.strip()
    if text.startswith(("/", "http://", "https://")):
        return text
    if text.lower() in {"", "total", "totals", "grand total", "sum"}:
        raise CellError("a total row", "delete it")
    host = text.split("/", 1)[0].lower()
    if host in context.rules.hosts:
        return f"https://{text}"
    is_name = "." in host and " " not in host
    remedy = "begin a path with /, an address with https://" if is_name else "begin it with /"
    raise CellError(f"{text} is no path", remedy)
