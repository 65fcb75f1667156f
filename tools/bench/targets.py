"""The targets of the benchmark site, and whether its figures meet them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from tools.bench.measure import Cost
from tools.bench.results import Key


class Target(NamedTuple):
    """*figure* of ours is at most *most* times that of *peer*, in *scenario* with *size* posts."""

    size: int
    scenario: str
    figure: str
    peer: str
    most: float


_WORDS: Final = {"cpu": "CPU", "wall": "wall time", "memory": "memory"}
TARGETS: Final = (
    *(Target(size, "cold", "wall", "pelican", 1 / 2) for size in (1000, 10_000)),
    *(Target(10_000, "text", figure, "hugo", 1 / 3) for figure in ("cpu", "wall")),
    Target(10_000, "watch text", "wall", "hugo", 1 / 4),
    *(Target(10_000, "nothing", figure, "hugo", 0.1) for figure in ("cpu", "wall")),
    *(Target(10_000, what, "memory", "hugo", 1 / 2) for what in ("cold", "text")),
)


def verdicts(costs: Mapping[Key, Cost]) -> Iterator[str]:
    """A row of a Markdown table for each target."""
    yield "| posts | what | target | measured | met |"
    yield "|---:|---|---|---:|---|"
    for target in TARGETS:
        ratio = _ratio(target, costs)
        asked = f"{_WORDS[target.figure]} ≤ {target.most:.2f} × {target.peer}"
        cells = ("–", "not measured")
        if ratio is not None:
            cells = (f"{ratio:.3f}", "yes" if ratio <= target.most else "**no**")
        yield f"| {target.size} | {target.scenario} | {asked} | {' | '.join(cells)} |"


def _ratio(target: Target, costs: Mapping[Key, Cost]) -> float | None:
    ours, peer = (costs.get((target.size, target.scenario, name)) for name in ("ours", target.peer))
    if ours is None or peer is None or not getattr(peer, target.figure):
        return None
    ratio: float = getattr(ours, target.figure) / getattr(peer, target.figure)
    return ratio
