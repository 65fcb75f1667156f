"""The figures as a table and as a plot."""

from __future__ import annotations

from collections.abc import Mapping

from tools.bench.measure import Cost, middle
from tools.bench.results import Figure, Key

Costs = Mapping[Key, Cost]
_HEAD = (
    "| posts | what | generator | CPU s | wall s | memory MB"
    " | CPU, hugo = 1 | wall, hugo = 1 | wall, pelican = 1 | runs |"
)
_BAR_PX, _ROW_PX, _LABEL_PX, _VALUE_PX = 360, 22, 220, 90


def table(figures: Mapping[Key, Figure]) -> str:
    """Markdown, one row for the medians of each figure."""
    rows = [_HEAD, "|---:|---|---|---:|---:|---:|---:|---:|---:|---:|"]
    costs = {key: middle(figure.costs) for key, figure in figures.items()}
    for (size, scenario, name), cost in costs.items():
        hugo, stock = (costs.get((size, scenario, peer)) for peer in ("hugo", "pelican"))
        cells = (
            *(str(size), scenario, name),
            *(f"{cost.cpu:.2f}", _seconds(cost.wall), f"{cost.memory:.0f}"),
            *(_ratio(cost, hugo, "cpu"), _ratio(cost, hugo, "wall"), _ratio(cost, stock, "wall")),
            str(len(figures[size, scenario, name].costs)),
        )
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f}" if seconds >= 0.1 else f"{seconds:.3f}"


def _ratio(cost: Cost, peer: Cost | None, figure: str) -> str:
    whole = getattr(peer, figure) if peer else 0.0
    return f"{getattr(cost, figure) / whole:.2f}" if whole else "–"


def bars(costs: Costs) -> str:
    """The wall time as bars of characters, each group scaled to its longest."""
    lines = []
    for (size, scenario, name), cost in costs.items():
        longest = max(c.wall for (s, w, _), c in costs.items() if (s, w) == (size, scenario))
        bar = "█" * max(1, round(40 * cost.wall / longest))
        lines.append(f"{size:>6} {scenario:<10} {name:<9} {bar} {_seconds(cost.wall)} s")
    return "\n".join(lines)


def plot(costs: Costs) -> str:
    """The same as an SVG that follows the colours of the page it stands in."""
    rows = []
    for at, ((size, scenario, name), cost) in enumerate(costs.items()):
        longest = max(c.wall for (s, w, _), c in costs.items() if (s, w) == (size, scenario))
        width, y = max(1, round(_BAR_PX * cost.wall / longest)), at * _ROW_PX
        rows.append(
            f'<text x="0" y="{y + 15}">{size} {scenario} {name}</text>'
            f'<rect x="{_LABEL_PX}" y="{y + 4}" width="{width}" height="14"'
            f' opacity="{1 if name == "ours" else 0.4}"/>'
            f'<text x="{_LABEL_PX + width + 6}" y="{y + 15}">{_seconds(cost.wall)} s</text>'
        )
    width, height = _LABEL_PX + _BAR_PX + _VALUE_PX, len(rows) * _ROW_PX
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
        f' font-family="sans-serif" font-size="13" fill="currentColor">'
        f"<title>Seconds that passed, by generator</title>{''.join(rows)}</svg>\n"
    )
