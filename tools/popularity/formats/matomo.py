"""Matomo's page URLs: of the API (`Actions.getPageUrls`, `flat=1`), or exported from its own page.

The page's export has the names of columns in words: page views are `nb_hits`, or `Pageviews`.
"""

from __future__ import annotations

from dataclasses import dataclass

from tools.popularity.csv_table import Columns, CsvTable, ImportContext, Row
from tools.popularity.export import Export
from tools.popularity.formats.header import names

KIND = "Matomo page URLs"
_FLAT = "export it with flat=1, on Matomo's page by “Make it flat”"


@dataclass(frozen=True, slots=True)
class _Columns:
    label: str
    views: str
    date: str
    urls: tuple[str, ...]


_API = _Columns("label", "nb_hits", "date", ("url", "metadata_url"))
_PAGE = _Columns("Label", "Pageviews", "Date", ("Metadata: url",))


def _columns(head: str) -> _Columns | None:
    known = names(head)
    fit = (each for each in (_API, _PAGE) if {each.label, each.views} <= known)
    return next(fit, None)


def recognises(head: str) -> bool:
    """Whether a file that begins with *head* has this format."""
    return _columns(head) is not None


def read(name: str, text: str, context: ImportContext) -> Export:
    """Views by day if the report has a column of dates (`period=day`), else of the whole period."""
    columns = _columns(text) or _API
    table = CsvTable(name, KIND, context)
    read = (columns.label, columns.views, columns.date, *columns.urls)
    others = 0
    for row in table.rows(text, read):
        path = _path(row, columns)
        if not path and row.cells.get("idsubdatatable", "").strip():
            table.refuse(row.line, columns.label, "a folder, whose pages are not in it", _FLAT)
            break
        others += not path
        table.count(row, path, Columns(columns.views, columns.date))
    if others and not table.has_views():
        table.refuse(1, columns.label, "no row has an address", _FLAT)
    return table.export()


def _path(row: Row, columns: _Columns) -> str:
    """The address; the row of all `Others` has none, nor has a folder of a report with levels."""
    addresses = (row.cells.get(name, "").strip() for name in columns.urls)
    label = row.cells[columns.label].strip()
    return next(filter(None, addresses), label if label.startswith("/") else "")
