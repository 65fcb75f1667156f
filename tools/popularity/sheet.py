"""A CSV table read row by row: cells by the name of their column, every mistake in one report."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import urlsplit

from report.mistake import Mistake, MistakesFound
from tools.popularity.count import Export, Period, spread
from tools.popularity.rules import Rules
from tools.popularity.text import BadCellError

T = TypeVar("T")
DEFAULT_RULES = Rules()
_MOST = 20  # mistakes; a file with more is of another kind
UNDATED = "give --period 2026-10-01..2026-10-31, the days that were exported"


@dataclass(frozen=True, slots=True)
class Import:
    """What a reader must know besides the file: the clock's *today*, and what the owner told.

    *period* is that of exports without dates, *rules* the settings of `popularity.toml`.
    """

    today: date
    period: Period | None = None
    rules: Rules = DEFAULT_RULES

    def serves(self, host: str) -> bool:
        """Whether views on *host* count: without a setting those on every host do."""
        return not self.rules.hosts or host.strip().lower() in self.rules.hosts


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    cells: dict[str, str]


class Sheet:
    """Adds up the views of one table, and its mistakes."""

    def __init__(self, name: str, kind: str, given: Import) -> None:
        self.name, self.kind, self.given = name, kind, given
        self._views: dict[tuple[date, str], int] = {}
        self._undated: dict[str, int] = {}
        self._days: set[date] = set()
        self._mistakes: list[Mistake] = []

    def rows(self, text: str, skipped: int = 0) -> Iterator[Row]:
        """The rows below the header, which is the first row after *skipped* lines."""
        file = io.StringIO(text, newline="")
        for _ in range(skipped):
            file.readline()
        reader = csv.reader(file)
        header = [cell.strip() for cell in next(reader, [])]
        gap = False
        for cells in reader:
            line = reader.line_num + skipped
            if not any(cell.strip() for cell in cells):
                gap = True
            elif gap:
                self.refuse(line, "table", "a second table begins", "keep one table in the file")
                return
            elif len(cells) != len(header):
                problem = f"{len(cells)} cells under a header of {len(header)}"
                self.refuse(line, "table", problem, "export the file again")
            else:
                yield Row(line, dict(zip(header, cells, strict=True)))

    def cell(self, row: Row, column: str, parse: Callable[[str], T]) -> T | None:
        """The value under *column*, or `None` after a mistake."""
        try:
            return parse(row.cells[column])
        except BadCellError as bad:
            self.refuse(row.line, column, bad.problem, bad.remedy)
            return None

    def add(self, line: int, day: date, path: str, views: int) -> None:
        """Count *views* of *path*, unless its address names a host that does not count."""
        if day > self.given.today:
            self.refuse(line, "date", f"{day} lies in the future", "correct the date")
            return
        self._days.add(day)
        if not self._is_served(path):
            return
        self._views[day, path] = self._views.get((day, path), 0) + views

    def add_undated(self, path: str, views: int) -> None:
        if self._is_served(path):
            self._undated[path] = self._undated.get(path, 0) + views

    def _is_served(self, path: str) -> bool:
        host = urlsplit(path).hostname if "://" in path else None
        return host is None or self.given.serves(host)

    def refuse(self, line: int, field: str, problem: str, remedy: str) -> None:
        self._mistakes.append(Mistake(self.name, line, field, problem, remedy))
        if len(self._mistakes) >= _MOST:
            raise MistakesFound(self._mistakes)

    def export(self, stated: Period | None = None) -> Export:
        """The sum; what has no date is spread over *stated*, the file's own period, or the told.

        Raises MistakesFound.
        """
        if not self._mistakes and not self._views and not self._undated:
            self.refuse(1, "file", "it holds no page views", "give a period that has some")
        if self._undated:
            self._spread(stated or self.given.period)
        if self._mistakes:
            raise MistakesFound(self._mistakes)
        return Export(self.name, self.kind, self._views, frozenset(self._days))

    def _spread(self, period: Period | None) -> None:
        if period is None:
            self.refuse(1, "date", f"{self.kind} gives no dates", UNDATED)
            return
        for path, total in self._undated.items():
            for day, views in spread(total, period).items():
                self.add(1, day, path, views)
