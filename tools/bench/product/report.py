"""The figures of this site as a table, in docs/benchmarks.md and on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from tools.bench.measure import Cost
from tools.bench.product.rows import ROWS, Row
from tools.bench.report import circumstances, put_between
from tools.bench.results import NAMES, Key, Results

_MARKS: Final = ("<!-- product -->", "<!-- /product -->")
_HEAD: Final = (
    "| texts | command | this site | its CPU | target | met | stock Pelican | Hugo | Eleventy"
    " | × Pelican | × Hugo | runs |"
)


def write(results: Results, document: Path) -> None:
    """Put all that *results* know between the marks of *document*."""
    parts = (
        circumstances(results.figures().values()),
        table(results),
        missed(results.costs()),
        "\n".join(f"- {each}." for each in results.remark_lines("texts")),
    )
    put_between(_MARKS, parts, document)


def table(results: Results) -> str:
    """Markdown: a row for each figure of each number of texts that was measured."""
    costs, figures = results.costs(), results.figures()
    rows = [_HEAD, "|---:|---|---:|---:|---|---|---:|---:|---:|---:|---:|---:|"]
    for size, row in _measured(costs):
        of = {name: costs.get((size, row.scenario, name)) for name in NAMES}
        ours = of["ours"]
        cells = [str(size), row.label, _shown(row, ours), _cpu(ours), row.target(size) or "–"]
        cells += [_met(row, costs, size), *(_shown(row, of[name]) for name in NAMES[1:])]
        cells += [_ratio(row, ours, of["pelican"]), _ratio(row, ours, of["hugo"])]
        cells.append(str(len(figures[size, row.scenario, "ours"].costs)))
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def missed(costs: Mapping[Key, Cost]) -> str:
    """A sentence that says which targets are missed."""
    found = [
        f"{row.label.replace('… of', 'after an edit of')} with {size} texts"
        for size, row in _measured(costs)
        if _met(row, costs, size) == "**no**"
    ]
    return f"Missed: {'; '.join(found)}." if found else "Every target that was measured is met."


def _measured(costs: Mapping[Key, Cost]) -> Iterator[tuple[int, Row]]:
    for size in sorted({size for size, _, _ in costs}):
        for row in ROWS:
            if (size, row.scenario, "ours") in costs:
                yield size, row


def _met(row: Row, costs: Mapping[Key, Cost], size: int) -> str:
    if not row.target(size):
        return "–"
    limit = row.limit(costs, size)
    if limit is None:
        return "not measured"
    return "yes" if row.of(costs[size, row.scenario, "ours"]) <= limit else "**no**"


def _shown(row: Row, cost: Cost | None) -> str:
    if cost is None:
        return "–"
    value = row.of(cost)
    if row.figure == "memory":
        return f"{value:.0f} MB"
    return f"{value:.2f} s" if value >= 0.1 else f"{value:.3f} s"


def _cpu(cost: Cost | None) -> str:
    return f"{cost.cpu:.2f} s" if cost and cost.cpu else "–"


def _ratio(row: Row, ours: Cost | None, other: Cost | None) -> str:
    if ours is None or other is None or not row.of(other):
        return "–"
    return f"{row.of(ours) / row.of(other):.2f}"
