"""GA4's "Pages and screens" as CSV: a preamble of `#` lines with the period, then one table."""

from __future__ import annotations

import re
from datetime import date

from tools.popularity import cell_values as cells
from tools.popularity import exclusion_reasons
from tools.popularity.csv_table import Columns, CsvTable, ImportContext
from tools.popularity.export import Export, Period
from tools.popularity.formats.header import names

KIND = "GA4 pages and screens"
_PATHS = (
    "Page path and screen class",
    "Page path",
    "Page path + query string and screen class",
    "Page path + query string",
    "Page location",
    "Full page URL",
)
_READ = ("Views", "Date", "Hostname", "Event name", *_PATHS)
_DAY = re.compile(r"#\s*(Start|End) date:\s*(\d{4})(\d{2})(\d{2})\s*")
_TOTAL = {"", "total", "totals", "grand total"}
_PAGE_VIEWS = {"page_view", "screen_view"}


def recognises(head: str) -> bool:
    """Whether a file that begins with *head* has this format."""
    start = _preamble(head)
    return any(map(_is_header, _lines(head)[start : start + 1]))


def read(name: str, text: str, context: ImportContext) -> Export:
    """Views of each `Date`, else spread over the period of the preamble; a total row is left out.

    Views of a `Hostname` that does not count, and events that are no page views, are left out.
    """
    table = CsvTable(name, KIND, context)
    # An exploration writes one cell more in its row of totals.
    rows = re.sub(r"(?m)^([,;\t].*)[,;\t]Grand total(?=\r?$)", r"\1", text)
    for row in table.rows(rows, _READ, _preamble(text)):
        column = next(each for each in _PATHS if each in row.cells)
        path = row.cells[column].strip()
        if path.lower() in _TOTAL:
            continue
        if column == "Full page URL":  # `example.org/a/`, by GA4's account of it
            path = f"https://{path.removeprefix('https://')}"
        if row.cells.get("Event name", "page_view").strip() in _PAGE_VIEWS:
            table.count(row, path, Columns("Views", "Date", "Hostname"))
        elif views := table.cell(row, "Views", cells.parse_count):
            table.leave_out(exclusion_reasons.EVENT, views)
    return table.export(_period(table, text))


def _lines(text: str) -> list[str]:
    """Without the empty cells that a spreadsheet puts behind the words of a preamble."""
    return [line.rstrip(",;\t ") if line.startswith("#") else line for line in text.splitlines()]


def _preamble(text: str) -> int:
    """How many lines come before the header.

    Before the table of pages, a download from a page of Analytics has the table of its chart.
    """
    lines = _lines(text)
    filled = [n for n, line in enumerate(lines) if line.strip(",;\t ") and line[:1] != "#"]
    first = filled[0] if filled else len(lines)
    headers = filled if lines and lines[0].startswith("#") else filled[:1]
    return next((n for n in headers if _is_header(lines[n])), first)


def _is_header(line: str) -> bool:
    header = names(line)
    return "Views" in header and not header.isdisjoint(_PATHS)


def _period(table: CsvTable, text: str) -> Period | None:
    found: dict[str, date] = {}
    for number, line in enumerate(_lines(text)[: _preamble(text)], 1):
        if match := _DAY.fullmatch(line):
            try:
                found[match[1]] = date(int(match[2]), int(match[3]), int(match[4]))
            except ValueError:
                table.refuse(number, "date", f"{line} is no day", "export it again")
    if found.keys() != {"Start", "End"}:
        return None
    if found["End"] < found["Start"]:
        table.refuse(1, "date", "the period ends before it begins", "export it again")
        return None
    return Period(found["Start"], found["End"])
