"""The figures as a table and as a plot."""

from __future__ import annotations

from collections.abc import Mapping

from tools.bench.measure import Cost

Costs = Mapping[tuple[int, str, str], Cost]
_HEAD = "| posts | what | generator | CPU s | wall s | memory MB | CPU, hugo = 1 | wall, hugo = 1 |"
_BAR_PX, _ROW_PX, _LABEL_PX, _VALUE_PX = 360, 22, 220, 90


def table(costs: Costs) -> str:
    """Markdown, one row a figure, in the order in which they were measured."""
    rows = [_HEAD, "|---:|---|---|---:|---:|---:|---:|---:|"]
    for (size, scenario, name), cost in costs.items():
        hugo = costs.get((size, scenario, "hugo"))
        cpu = f"{cost.cpu / hugo.cpu:.2f}" if hugo and hugo.cpu else "–"
        wall = f"{cost.wall / hugo.wall:.2f}" if hugo and hugo.wall else "–"
        spent = f"{cost.cpu:.2f}" if cost.cpu else "–"
        memory = f"{cost.memory:.0f}" if cost.memory else "–"
        cells = (str(size), scenario, name, spent, f"{cost.wall:.2f}", memory, cpu, wall)
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def bars(costs: Costs) -> str:
    """The wall time as bars of characters, each group scaled to its longest."""
    lines = []
    for (size, scenario, name), cost in costs.items():
        longest = max(c.wall for (s, w, _), c in costs.items() if (s, w) == (size, scenario))
        bar = "█" * max(1, round(40 * cost.wall / longest))
        lines.append(f"{size:>6} {scenario:<8} {name:<9} {bar} {cost.wall:.2f} s")
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
            f'<text x="{_LABEL_PX + width + 6}" y="{y + 15}">{cost.wall:.2f} s</text>'
        )
    width, height = _LABEL_PX + _BAR_PX + _VALUE_PX, len(rows) * _ROW_PX
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
        f' font-family="sans-serif" font-size="13" fill="currentColor">'
        f"<title>Seconds that passed, by generator</title>{''.join(rows)}</svg>\n"
    )
