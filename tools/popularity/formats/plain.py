"""Plain CSV, columns `path`, `date`, `views`, `host` in any order: for every other source.

A spreadsheet may lack `date` and `host`, write names with a capital, and divide by `;` or tabs.
"""

from __future__ import annotations

import re
from collections.abc import Set

from tools.popularity.cell_values import CellError
from tools.popularity.csv_table import Columns, CsvTable, ImportContext, Row
from tools.popularity.export import Export
from tools.popularity.formats.header import WORDS_SETTING_ROWS_APART, names

KIND = "plain CSV"
_NEEDED = {"path", "views"}
_READ = {"path", "date", "views"}
_HOSTS = ("host", "hostname")
_REMEDY = (
    "delete the rows that are not to count, then the column: rows of one path and day are added up"
)
# Other measures of the same views, and words: no row is set apart by them.
_NOT_READ = frozenset({"title", "page title"})
_MEASURES = frozenset(
    {"visitors", "users", "visits", "sessions", "views", "pageviews", "hits", "entrances", "exits"}
    | {"exit", "bounces", "bounce", "rate", "average", "avg", "duration", "depth", "clicks"}
    | {"impressions", "conversions", "%"}
)
_MEASURED_TIME = re.compile(
    r"\btime (?:on (?:page|site)|spent)\b|\b(?:average|avg\.?|engagement) (?:engagement )?time\b"
)
_WORD = re.compile(r"[^\W\d_]+|%")


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
    columns = {name for name in columns if name and not _is_measure(name.lower(), known)}
    for unknown in sorted(column for column in columns if column.lower() not in known):
        table.refuse(1, unknown, "a column besides path, date, views, host", _REMEDY)
    for found in table.rows(text, columns):
        if found.cells[""]:
            table.refuse(1, "header", "a column without a name", "name it, or delete the column")
            break
        row = Row(found.line, {name.lower(): cell for name, cell in found.cells.items()})
        path = table.cell(row, "path", lambda cell: _path(cell, context))
        table.count(row, path, Columns("views", "date", *hosts))
    return table.export()


def _is_measure(name: str, known: Set[str]) -> bool:
    """Whether the column *name* is none of the *known* ones and measures the views of its row.

    `unique views` and `bounce_rate` do; `visit date` and `bot visits` may set rows apart.
    """
    words = set(_WORD.findall(_MEASURED_TIME.sub("duration", name.replace("_", " "))))
    return name not in known and bool(words & _MEASURES) and not words & WORDS_SETTING_ROWS_APART


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
