"""Matomo's page URLs: of the API (`Actions.getPageUrls`, `flat=1`), or exported from its own page.

The page's export has the names of columns in words: page views are `nb_hits`, or `Pageviews`.
"""

from __future__ import annotations

from dataclasses import dataclass

from tools.popularity.csv_table import Columns, CsvTable, ImportContext, Row
from tools.popularity.export import Export
from tools.popularity.formats.header import names

KIND = "Matomo page URLs"


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
    for row in table.rows(text, read):
        table.count(row, _path(row, columns), Columns(columns.views, columns.date))
    return table.export()


def _path(row: Row, columns: _Columns) -> str:
    """The address; the row of all `Others` and folders of a report that is not flat have none."""
    addresses = (row.cells.get(name, "").strip() for name in columns.urls)
    label = row.cells[columns.label].strip()
    return next(filter(None, addresses), label if label.startswith("/") else "")
