"""The first row of a CSV, whose columns say what its other rows mean."""

from __future__ import annotations

import csv

# What tells rows of one path apart by more than a visitor's device or country: if such a column is
# not read, views of other days, hosts or kinds are added up, or views are counted twice.
_TIMES = """date, day, hour, week, month, year, time, timestamp, period, date range, nth day,
nth week, nth month, date + hour (yyyymmddhh), week of the year, month of year,
day of week, iso year"""
_PLACES = "host, hostname, host name, domain, site, idsite, stream name, stream id, property"
_KINDS = (
    "event, event name, event_name, is key event, segment, comparison, audience name, bot, status"
)
_MEANINGFUL = frozenset(
    name.strip() for names in (_TIMES, _PLACES, _KINDS) for name in names.split(",")
)
WORDS_SETTING_ROWS_APART = frozenset(
    {"date", "day", "hour", "week", "month", "year", "time", "timestamp", "period", "host"}
    | {"hostname", "domain", "site", "property", "event", "segment", "comparison", "audience"}
    | {"bot", "bots", "robot", "robots", "crawler", "crawlers", "internal", "status"}
)
"""In the name of a column, also beside that of a measure: `visit date`, `bot views`."""


def delimiter(line: str) -> str:
    """What divides the cells of *line*, a header: a comma, or in spreadsheets `;` or a tab."""
    return max(",;\t", key=line.count)


def cells(line: str) -> list[str]:
    """The columns that *line* names; empty if it cannot be read."""
    try:
        row = next(csv.reader([line], delimiter=delimiter(line)), [])
    except csv.Error:
        return []
    return [cell.strip() for cell in row]


def names(head: str) -> set[str]:
    """The columns that the first row of *head* names; empty if there is no such row."""
    return set(cells(head.splitlines()[0])) if head else set()


def unread(header: list[str], read: frozenset[str]) -> list[str]:
    """The columns of *header* that change what a row means, without those that are *read*."""
    return [name for name in header if name.casefold() in _MEANINGFUL and name not in read]


def by_name(header: list[str], cells: list[str]) -> dict[str, str]:
    """*cells* by the name of their column; under "" what columns without a name hold together."""
    nameless = (cell for name, cell in zip(header, cells, strict=True) if not name)
    return {**dict(zip(header, cells, strict=True)), "": "".join(nameless).strip()}
