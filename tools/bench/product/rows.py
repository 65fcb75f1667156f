"""The rows of the table of this site, each with its target."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from tools.bench.measure import Cost
from tools.bench.results import EDITS, Key

SIZES: Final = (13, 1000, 10_000)  # texts


class Row(NamedTuple):
    """A row of the table: the *figure* of a *scenario*, and the most that it may be.

    *most* is in seconds or MB by the number of texts, or that many times stock Pelican's; *growth*
    is by what share it may be more than our own figure of the scenario *since*.
    """

    label: str
    scenario: str
    figure: Literal["wall", "cpu", "memory"] = "wall"
    most: Mapping[int, float] = {}
    times_stock: Mapping[int, float] = {}
    since: str = ""
    growth: float = 0.0

    def limit(self, costs: Mapping[Key, Cost], size: int) -> float | None:
        """The most that this figure may be with *size* texts; None if nothing is asked or known."""
        if size in self.most:
            return self.most[size]
        if before := costs.get((size, self.since, "ours")):
            return (1 + self.growth) * self.of(before)
        stock = costs.get((size, self.scenario, "pelican"))
        if stock is None or size not in self.times_stock:
            return None
        return self.times_stock[size] * self.of(stock)

    def of(self, cost: Cost) -> float:
        """The value of this row's figure in *cost*."""
        value: float = getattr(cost, self.figure)
        return value

    def target(self, size: int) -> str:
        """The target with *size* texts as text; empty if there is none."""
        unit = " MB" if self.figure == "memory" else " s"
        if size in self.most:
            return f"≤ {self.most[size]:g}{unit}"
        if size in self.times_stock:
            return f"≤ {self.times_stock[size]:.1f} × stock"
        return f"≤ {1 + self.growth:.1f} × before" if self.since else ""


def _at(small: float, middle: float, large: float) -> Mapping[int, float]:
    return dict(zip(SIZES, (small, middle, large), strict=True))


_FIELDS: Final = _at(0.9, 2.0, 12.0)
ROWS: Final = (
    Row("`invoke build --no-cache`", "cold", "wall", {13: 1.2}, {1000: 1.0, 10_000: 1.0}),
    Row("the same, CPU", "cold", "cpu", {}, {1000: 1.6, 10_000: 1.6}),
    Row("the same, memory", "cold", "memory", {1000: 250.0, 10_000: 1000.0}),
    Row("`invoke build` without a cache yet", "first"),
    Row("`invoke build` after an edit of a text", "text", "wall", _at(0.4, 0.5, 1.5)),
    *(Row(f"… of its {field}", field, "wall", _FIELDS) for field in EDITS[1:5]),
    Row("… of an entry of `references.bib`", "references", "wall", _FIELDS),
    Row("… of nothing", "nothing", "wall", _at(0.2, 0.3, 0.8)),
    Row("`serve`: text to its page", "watch text", "wall", _at(0.1, 0.15, 0.2)),
    Row("`serve`: title to its page", "watch title", "wall", _at(0.3, 0.5, 2.0)),
    Row("`serve`: title to all lists", "watch lists", "wall", _at(1.0, 2.5, 12.0)),
    Row("`serve`: memory before many saves", "watch before", "memory"),
    Row(
        "… after a thousand, each tenth of the title",
        *("watch after", "memory"),
        since="watch before",
        growth=0.1,
    ),
    Row("search index after `--no-cache`", "cold index"),
    Row("search index after an edit of a text", "text index"),
    Row("search index after a save in `serve`", "watch index"),
)
