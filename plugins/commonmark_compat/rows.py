"""Rows that are no table: parted from theirs, or without the line of dashes below the head."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from .cells import Found, is_rule

_ROW = re.compile(r"(?:[ >]*>)? {0,3}\|(?=[^\n]*\|\s*$)(?:\s.*\s\|\s*$|[^|]+\|.*)")
_OPEN_ROW = re.compile(r"[ >]*[^\s|>-][^|\\]*(?: \| [^|\\]*\w[^|\\]*)+(?<! {2})")
_OF_SPACES = re.compile(r"^[ >]{0,6}-{2,}(?: +-{2,})+ *$", re.MULTILINE)
_NO_TABLE = "want a table: these rows are published as words"


def diagnostics(text: str) -> Found:
    """Diagnostics of rows that Markdown reads as words."""
    if "|" in text:
        yield from _rows(text)
        yield from _open_rows(text)
    for match in _OF_SPACES.finditer(text) if "-- -" in text or "--  " in text else ():
        wanted = "want a table with | between its cells: this line is a rule"
        yield match.start(), match[0], wanted, "write | a | b |, and |---|---| below the head"


def _rows(text: str) -> Found:
    """Each run of rows in which the second is not the line of dashes."""
    goes_on, after_table = False, False  # a row without a bar at its end is one of its table
    for offset, is_row, rows in _runs(text, lambda each: bool(_ROW.match(each))):
        if is_row:
            in_table = goes_on or any(is_rule(row) for row in rows[:2])
            if not in_table and (len(rows) > 1 or _is_spaced(rows[0])):
                yield offset, rows[0], _NO_TABLE, _remedy(rows, after_table)
            goes_on, after_table = in_table, in_table or after_table
            continue
        goes_on = goes_on and all("|" in row for row in rows)
        if any(row.strip(" >") for row in rows):
            after_table = any(is_rule(row) for row in rows)  # one without bars at its ends


def _open_rows(text: str) -> Found:
    """Lines such as `Drug | Dose`, two and more, without bars at their ends."""
    for offset, has_bars, rows in _runs(text, lambda each: "|" in each):
        if has_bars and len(rows) > 1 and all(_OPEN_ROW.fullmatch(row) for row in rows):
            yield offset, rows[0], _NO_TABLE, "write |---|---| below the head"


def _runs(text: str, test: Callable[[str], bool]) -> Iterator[tuple[int, bool, list[str]]]:
    """Lines of *text* that follow each other and all pass *test*, or all fail it.

    Each time the offset of the first, whether they pass, and the lines.
    """
    offset = 0
    for passes, group in groupby(text.split("\n"), test):
        lines = list(group)
        yield offset, passes, lines
        offset += sum(len(line) + 1 for line in lines)


def _remedy(rows: list[str], after_table: bool) -> str:
    if any(is_rule(row) for row in rows[2:]):
        return "move the line of dashes below the first row"
    if after_table:
        return "delete the empty line above it, or write |---|---| below a head"
    return "write |---|---| below the head"


def _is_spaced(row: str) -> bool:
    return row.strip(" >").startswith("| ") and row.count("|") > 2
