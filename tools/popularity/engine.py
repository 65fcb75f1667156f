"""Runs the queries on DuckDB, or on another backend of Ibis.

Addresses and user agents stay in memory. DuckDB works without a temporary folder, so it cannot
spill. Spark encrypts whatever it writes aside, with a key that only its processes know. Any other
backend gets daily counts of paths; DuckDB reads the logs for it, here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from tools.popularity import exclusion_reasons, page_views, view_queries
from tools.popularity.address_key import decoded
from tools.popularity.counting_rules import CountingRules
from tools.popularity.log_files import Log

Advance = Callable[[int], None]

# One line is split once: fused selects would repeat the split for each column made of it.
ibis.options.sql.fuse_selects = False


class EngineError(Exception):
    """The engine cannot be had or cannot do this; the text says why, in one line."""


@dataclass(frozen=True, slots=True)
class LogCounts:
    """Views by day and path; how many *lines* were read, and how many of them were *broken*.

    *left_out* has the number of views that do not count for each reason; see `exclusion_reasons`.
    """

    views: Mapping[tuple[date, str], int]
    lines: int
    broken: int
    left_out: Mapping[str, int] = field(default_factory=dict)


class Engine:
    """DuckDB, and the base of the others."""

    def __init__(self, backend: Any = None) -> None:
        self._backend = backend or in_memory()

    def log_counts(
        self, logs: Sequence[Log], rules: CountingRules, today: date, advance: Advance
    ) -> LogCounts:
        """The page views of *logs*. Raises DiagnosticsError when a file is cut off or damaged."""
        return _by_duckdb(logs, rules, today, advance)

    def daily_views(
        self, views: Mapping[tuple[date, str], int], routes: Mapping[str, str], base: str
    ) -> list[dict[str, Any]]:
        """Rows of day, slug, key and views; see `view_queries.daily_views`."""
        rows = [{"day": day, "path": decoded(path), "views": n} for (day, path), n in views.items()]
        counts = ibis.memtable(pa.Table.from_pylist(rows, schema=view_queries.COUNTS))
        urls = [{"url": decoded(url), "slug": slug} for url, slug in routes.items()]
        known = ibis.memtable(pa.Table.from_pylist(urls, schema=view_queries.ROUTES))
        return self._rows(view_queries.daily_views(counts, known, base))

    def scores(
        self, views: Mapping[tuple[date, str], int], as_of: date, half_life: int
    ) -> dict[str, float]:
        """The score of each slug; see `view_queries.scores`."""
        rows = [{"day": day, "slug": slug, "views": n} for (day, slug), n in views.items()]
        table = ibis.memtable(pa.Table.from_pylist(rows, schema=view_queries.VIEWS))
        found = self._rows(view_queries.scores(table, as_of, half_life))
        return {row["slug"]: float(row["score"]) for row in found}

    def close(self) -> None:
        """Release what the engine holds."""
        self._backend.disconnect()

    def _rows(self, expression: Table) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._backend.to_pyarrow(expression).to_pylist()
        return found


def in_memory() -> Any:
    """DuckDB that writes to no disk and reaches no network."""
    backend = ibis.duckdb.connect(":memory:", temp_directory="", autoinstall_known_extensions=False)
    backend.raw_sql("SET enable_external_access = false")
    backend.raw_sql("SET preserve_insertion_order = false")
    return backend


def _by_duckdb(
    logs: Sequence[Log], rules: CountingRules, today: date, advance: Advance
) -> LogCounts:
    """Each log is read once, into a table of page views in memory that the rest starts from."""
    backend = in_memory()
    lines = 0
    hits = []
    try:
        for number, log in enumerate(logs):
            stream = log.stream(advance, sum(len(earlier.files) for earlier in logs[:number]))
            backend.con.register(f"log_{number}", stream.reader())
            requests = log.layout.requests(backend.table(f"log_{number}"))
            found = page_views.page_views(requests, rules, today)
            hits.append(backend.create_table(f"hits_{number}", found, temp=True))
            if stream.failure:
                raise stream.failure
            lines += stream.lines
        views = _count_once(backend, hits)
        counts = page_views.daily_counts(views, rules.pages_a_minute)
        return to_log_counts(backend.to_pyarrow(counts).to_pylist(), lines)
    finally:
        backend.disconnect()


def _count_once(backend: Any, hits: Sequence[Table]) -> Table:
    """`page_views.once` of the tables *hits*, in their place.

    Only the minutes that two files hold are looked at: most often few, and most views stay where
    they are.
    """
    views = ibis.union(*hits, distinct=False)
    minutes = views.group_by("minute").agg(first=views.file.min(), last=views.file.max())
    shared = minutes.filter(minutes.first != minutes.last).select("minute")
    backend.create_table("shared", shared, temp=True)
    once = page_views.once(views.semi_join(backend.table("shared"), "minute"))
    backend.create_table("once", once, temp=True)
    for each in hits:
        backend.raw_sql(f"DELETE FROM {each.get_name()} WHERE minute IN (FROM shared)")  # noqa: S608
    backend.raw_sql(f"INSERT INTO {hits[0].get_name()} BY NAME FROM once")
    return views


def to_log_counts(rows: Sequence[Mapping[str, Any]], lines: int) -> LogCounts:
    """The result of `page_views.daily_counts`."""
    views = {(row["day"], row["path"]): row["views"] for row in rows if row["reason"] is None}
    out: Counter[str] = Counter()
    for row in rows:
        if row["reason"] is not None:
            other_host = row["reason"] == exclusion_reasons.OTHER_HOST
            out[f"on {row['path']}" if other_host else row["reason"]] += row["views"]
    return LogCounts(views, lines, out.pop(exclusion_reasons.BROKEN, 0), dict(out))
