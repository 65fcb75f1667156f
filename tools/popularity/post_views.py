"""Computes the views of posts by day from exports and logs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from report.diagnostic import Diagnostic, DiagnosticsError
from tools.popularity import exclusion_reasons
from tools.popularity.counting_rules import CountingRules
from tools.popularity.csv_table import ImportContext
from tools.popularity.engine import Advance, Engine, LogCounts
from tools.popularity.export import Export
from tools.popularity.log_files import Log
from tools.popularity.posts import PostIndex
from tools.popularity.repeated_files import Repeat
from tools.popularity.views_file import Views


@dataclass(frozen=True, slots=True)
class ImportedViews:
    """One import: *views* by day and slug, for all of *days*; *other_paths* counts other paths.

    *left_out* has the number of views that do not count for each reason; see `exclusion_reasons`.
    *repeats* are files that were not read, since another holds the same.
    """

    name: str
    kind: str
    views: Views
    days: frozenset[date]
    other_paths: Mapping[str, int]
    left_out: Mapping[str, int]
    lines: int = 0
    broken: int = 0
    repeats: Sequence[Repeat] = ()


def views_of_export(export: Export, site: PostIndex, engine: Engine) -> ImportedViews:
    """Raises DiagnosticsError when no row of *export* has a view."""
    if not any(export.views.values()):
        raise DiagnosticsError([_empty(export.name, "it holds no page views", export.left_out)])
    views, other_paths = _matched(export.views, site, engine)
    return ImportedViews(export.name, export.kind, views, export.days, other_paths, export.left_out)


def views_of_logs(
    logs: Sequence[Log],
    site: PostIndex,
    context: ImportContext,
    engine: Engine,
    advance: Advance,
) -> ImportedViews:
    """All *logs* as one import.

    Raises DiagnosticsError when too many lines are broken, or no page view is left.
    """
    names = [input_file.name for log in logs for input_file in log.files]
    found = engine.log_counts(logs, context.rules, context.today, advance)
    name = names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
    if found.broken > context.rules.broken_share * found.lines:
        raise DiagnosticsError([_broken(names[0], found, context.rules)])
    if exclusion_reasons.PROXY in found.left_out:
        raise DiagnosticsError([_proxied(names[0], found, context.rules)])
    if not found.views:
        problem = f"no page view of a person in {found.lines:,} lines"
        raise DiagnosticsError([_empty(names[0], problem, found.left_out)])
    views, other_paths = _matched(found.views, site, engine)
    days = frozenset(day for day, _ in found.views)
    kinds = " and ".join(sorted({log.layout.title for log in logs}))
    return ImportedViews(
        name, kinds, views, days, other_paths, found.left_out, found.lines, found.broken
    )


def _empty(name: str, problem: str, reasons: Mapping[str, int]) -> Diagnostic:
    if not reasons:
        return Diagnostic(name, 1, "file", problem, "give a period that has some")
    remedy = "popularity.toml says what counts; docs/popularity.md explains it"
    if reasons.keys() <= {exclusion_reasons.NO_ADDRESS, exclusion_reasons.EVENT}:
        remedy = "export the views of pages by their addresses"
    return Diagnostic(name, 1, "file", f"{problem}, but {exclusion_reasons.text(reasons)}", remedy)


def _proxied(name: str, found: LogCounts, rules: CountingRules) -> Diagnostic:
    """Readers behind one address cannot be distinguished from a robot."""
    problem = (
        f"{found.left_out[exclusion_reasons.PROXY]:,} views come from a private address, or from"
        f" none, that has more than {rules.pages_a_minute} in one minute"
    )
    remedy = (
        "behind a proxy, log X-Forwarded-For as the last quoted field; else name its network in"
        " staff_networks, or raise pages_a_minute"
    )
    return Diagnostic(name, 1, "address", problem, remedy)


def _broken(name: str, found: LogCounts, rules: CountingRules) -> Diagnostic:
    share = found.broken / found.lines
    problem = f"{found.broken:,} of {found.lines:,} lines are broken ({share:.1%})"
    remedy = f"at most {rules.broken_share:.1%} may be; fetch it again"
    if found.broken == found.lines:  # no damage does that
        remedy = (
            "its lines differ from the format: log in Combined Log Format, a name without spaces"
        )
    return Diagnostic(name, 1, "log", problem, remedy)


def _matched(
    counts: Mapping[tuple[date, str], int], site: PostIndex, engine: Engine
) -> tuple[Views, dict[str, int]]:
    views: Views = {}
    other_paths: dict[str, int] = {}
    for row in engine.daily_views(counts, site.routes(), site.base):
        number = int(row["views"])
        if row["slug"] is None:
            other_paths[row["key"]] = other_paths.get(row["key"], 0) + number
        else:
            place = (row["day"], row["slug"])
            views[place] = views.get(place, 0) + number
    return views, other_paths
