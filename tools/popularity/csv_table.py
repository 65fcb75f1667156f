"""Reads a CSV table row by row, adds up its views, and collects its mistakes."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import urlsplit

from report.diagnostic import Diagnostic, DiagnosticsError
from tools.popularity import exclusion_reasons
from tools.popularity.cell_values import CellError, parse_count, parse_day_of_row
from tools.popularity.counting_rules import CountingRules
from tools.popularity.export import Export, Period, spread
from tools.popularity.formats.header import by_name, delimiter, unread

T = TypeVar("T")
_UNKNOWN_HOSTS = frozenset({"", "-", "(not set)"})
DEFAULT_RULES = CountingRules()
_MOST = 20  # mistakes; a file with more is of another kind
UNDATED = "give --period 2026-10-01..2026-10-31, the days that were exported"


@dataclass(frozen=True, slots=True)
class ImportContext:
    """What reading a file depends on besides the file; *today* is the clock's.

    *period* is that of exports without dates, *rules* the settings of `popularity.toml`.
    """

    today: date
    period: Period | None = None
    rules: CountingRules = DEFAULT_RULES

    def serves(self, host: str) -> bool:
        """Whether views on *host* count; those without a host do."""
        known = re.sub(r":\d*$", "", host.strip().lower())
        return not self.rules.hosts or known in self.rules.hosts | _UNKNOWN_HOSTS


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its line in the file, and its cells by the name of their column."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns with views, days and hosts; a table may lack the last two."""

    views: str
    date: str = ""
    host: str = ""


class CsvTable:
    """Adds up the views of one table, and its mistakes."""

    def __init__(self, name: str, kind: str, context: ImportContext) -> None:
        self.name, self.kind, self.context = name, kind, context
        self._views: dict[tuple[date, str], int] = {}
        self._undated: dict[str, int] = {}
        self._days: set[date] = set()
        self._left_out: Counter[str] = Counter()
        self._diagnostics: list[Diagnostic] = []

    def rows(self, text: str, read: Collection[str], skipped: int = 0) -> Iterator[Row]:
        """The rows below the header, which is the first row after *skipped* lines.

        A column that changes what a row means, and is not one of those that are *read*, is refused.
        """
        file = io.StringIO(text, newline="")
        for _ in range(skipped):
            file.readline()
        start = file.tell()
        between = delimiter(file.readline())
        file.seek(start)
        reader = csv.reader(file, delimiter=between)
        header = [cell.strip() for cell in next(reader, [])]
        if self._refuse_columns(header, frozenset(read), skipped + 1):
            return
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
                yield Row(line, by_name(header, cells))

    def _refuse_columns(self, header: list[str], read: frozenset[str], line: int) -> bool:
        wrong = unread(header, read)
        twice = [name for name in read if header.count(name) > 1]
        for name in wrong:
            problem = f"{self.kind} is not known with this column"
            self.refuse(line, name, problem, f"export it without {name}, or as path, date, views")
        for name in sorted(twice):
            self.refuse(line, name, "two columns have this name", "export one of them")
        return bool(wrong or twice)

    def cell(self, row: Row, column: str, parse: Callable[[str], T]) -> T | None:
        """The value under *column*, or `None` after a mistake."""
        try:
            return parse(row.cells[column])
        except CellError as bad:
            self.refuse(row.line, column, bad.problem, bad.remedy)
            return None

    def count(self, row: Row, path: str | None, columns: Columns) -> None:
        """Count the views of *row* for *path*, on its day if *columns* has one that is there.

        Without a path the row has no address, and None is one that is refused already.
        """
        views = self.cell(row, columns.views, parse_count)
        host = row.cells.get(columns.host, "") if columns.host else ""
        if not columns.date or columns.date not in row.cells:
            day = None
        elif (day := self.cell(row, columns.date, parse_day_of_row)) is None:
            return
        if views is None or path is None:
            return
        if not path:
            self.leave_out(exclusion_reasons.NO_ADDRESS, views)
        elif day is None:
            self.add_undated(path, views, host)
        else:
            self.add(row.line, day, path, views, host)

    def add(self, line: int, day: date, path: str, views: int, host: str = "") -> None:
        """Count *views* of *path* on *host*; by default on the one that the path names, if any."""
        if day > self.context.today:
            self.refuse(line, "date", f"{day} lies in the future", "correct the date")
            return
        self._days.add(day)
        if self._is_served(path, views, host):
            self._views[day, path] = self._views.get((day, path), 0) + views

    def add_undated(self, path: str, views: int, host: str = "") -> None:
        """Count *views* of *path* that have no day; see `export`."""
        if self._is_served(path, views, host):
            self._undated[path] = self._undated.get(path, 0) + views

    def leave_out(self, reason: str, views: int) -> None:
        """Note *views* that do not count; *reason* is one of `exclusion_reasons`."""
        if views:
            self._left_out[reason] += views

    def has_views(self) -> bool:
        """Whether a row so far counts."""
        return bool(self._views or self._undated)

    def _is_served(self, path: str, views: int, host: str) -> bool:
        name = host or (urlsplit(path).hostname if "://" in path else "") or ""
        if not (is_served := self.context.serves(name)):
            self.leave_out(f"on {name.strip().lower()}", views)
        return is_served

    def refuse(self, line: int, field: str, problem: str, remedy: str) -> None:
        """Add a diagnostic; raises DiagnosticsError when there are too many."""
        self._diagnostics.append(Diagnostic(self.name, line, field, problem, remedy))
        if len(self._diagnostics) >= _MOST:
            raise DiagnosticsError(self._diagnostics)

    def export(self, stated: Period | None = None) -> Export:
        """The sum; undated views are spread over *stated*, the file's own period, or `--period`.

        Raises DiagnosticsError.
        """
        if not (self._diagnostics or self._views or self._undated or self._left_out):
            self.refuse(1, "file", "it holds no page views", "give a period that has some")
        if self._undated:
            self._spread(stated or self.context.period)
        if self._diagnostics:
            raise DiagnosticsError(self._diagnostics)
        return Export(self.name, self.kind, self._views, frozenset(self._days), {**self._left_out})

    def _spread(self, period: Period | None) -> None:
        if period is None:
            self.refuse(1, "date", f"{self.kind} gives no dates", UNDATED)
            return
        # A report of this month ends after today; there are no views of the days to come.
        known = Period(period.first, min(period.last, self.context.today))
        if known.last < known.first:
            self.refuse(1, "date", f"its period begins after today, on {period.first}", UNDATED)
            return
        for path, total in self._undated.items():
            for day, views in spread(total, known).items():
                self.add(1, day, path, views)
