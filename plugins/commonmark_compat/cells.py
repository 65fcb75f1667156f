"""The number of cells in the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report.diagnostic import SPAN

from . import lines as line

Found = Iterator[tuple[int, str, str, str]]  # offset, what is typed, what is wanted, the remedy

_ROW_OF_DASHES = re.compile(r"[ >]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_OUTER_CODE = re.compile(rf"^[ >]*{SPAN}{{3}}(?=\|)|\|{SPAN}{{3,}}$")  # SPAN stands for code
_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")


def is_head(rows: list[str]) -> bool:
    """Whether *rows*, two of them, are the head of a table and the dashes below it."""
    if len(rows) < 2 or "|" not in rows[0] or not is_rule(rows[1].strip()):
        return False
    return _cells(_CODE.sub("code", rows[0])) == _cells(rows[1])


def is_rule(row: str) -> bool:
    """Whether *row* is the line of dashes between the head of a table and its rows."""
    return "|" in row and bool(_ROW_OF_DASHES.fullmatch(row))


def rows_with_too_many_cells(text: str) -> Found:
    """Rows with more cells than their table has columns, and words that would be a row."""
    if "|" not in text:
        return
    offset, columns, above = 0, 0, ""
    for row in text.split("\n"):
        words = row.strip(" >")
        if columns and (not words or ("|" not in row and _begins_block(words))):
            columns = 0
        elif not columns and "|" in above and is_rule(row):
            columns = _cells(row)
            if not _cells(above) <= columns <= _cells(above) + len(_OUTER_CODE.findall(above)):
                remedy = f"the line below has {columns}; make them as many"
                yield offset - 1, above, f"want {columns} cells, not {_cells(above)}", remedy
                columns = _cells(above)  # the rows have as many as the head
        elif columns and _cells(row) > columns:
            remedy = "add a column to the head, or write \\| for a bar"
            yield offset, row, f"want at most {columns} cells, not {_cells(row)}", remedy
        elif columns and "|" not in row:
            remedy = "add an empty line above it, or write its cells"
            yield offset, row, "want | in each row of a table", remedy
        offset, above = offset + len(row) + 1, row


def _begins_block(words: str) -> bool:
    return line.begins_block(words) or bool(line.HTML.match(words)) or words.startswith("{")


def _cells(row: str) -> int:
    row = row.strip(" >")
    inner = row.removeprefix("|")
    bars = list(_BAR.finditer(inner))
    return len(bars) + (not bars or bars[-1].end() < len(inner))
