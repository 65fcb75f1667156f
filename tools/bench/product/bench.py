"""This site, stock Pelican, Hugo and Eleventy build the same texts in turn."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from tools import PROJECT
from tools.bench.generator import Generator
from tools.bench.measure import Cost, RunError
from tools.bench.product import report
from tools.bench.product.builders import Builder, builders
from tools.bench.product.corpus import corpus
from tools.bench.product.other_generators import other_generators
from tools.bench.product.rows import EDITS, NAMES, SCENARIOS
from tools.bench.programs import install
from tools.bench.results import Results

RESULTS: Final = PROJECT / "reports" / "bench-product.json"
_PROGRAMS: Final = PROJECT / ".cache" / "bench"
_CONTENT: Final = PROJECT / "content"
_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Plan:
    """What to measure: sites of *sizes* texts, each figure *repeats* times.

    A generator other than ours whose cold build takes over *patience* seconds (0 is without end)
    runs once a figure, and is not watched.
    """

    sizes: tuple[int, ...]
    repeats: int = 3
    patience: float = 0.0
    names: tuple[str, ...] = NAMES


def bench(plan: Plan, to_docs: bool) -> int:
    """Measure, print all that is known, and write it to the documentation if asked to.

    Status 1 if a build failed or did not show what was edited.
    """
    results = Results(RESULTS, SCENARIOS, NAMES)
    if plan.repeats:
        _measure(results, plan, other_generators(install(_PROGRAMS)))
    print(report.table(results), report.missed(results.costs()), sep="\n\n")
    for each in results.remarks:
        print(f"{each.size} texts: {each.about}: {each.text}")
    if to_docs:
        report.write(results)
    return 1 if any(each.fault for each in results.remarks) else 0


def _measure(results: Results, plan: Plan, others: list[Generator]) -> None:
    for size in plan.sizes:
        texts = list(corpus(_CONTENT, size))
        with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as name:
            found = builders(others, plan.names, Path(name), texts, _CONTENT)
            Comparison(results, plan, size, found).measure()


class Comparison:
    """The runs of *builders* with *size* texts."""

    def __init__(self, results: Results, plan: Plan, size: int, builders: list[Builder]) -> None:
        self._results, self._plan, self._size = results, plan, size
        self._builders = builders
        self._slow: set[str] = set()

    def measure(self) -> None:
        """Every scenario in turn, then the programs that watch."""
        for scenario in ("cold", "first", *EDITS):
            self._results.begin(self._size, scenario)
            self._build_in_turn(scenario, 1 if scenario == "first" else self._plan.repeats)
        self._results.begin(self._size, "serve")
        for builder in self._builders:
            if builder.name not in self._slow:
                self._watch(builder)

    def _build_in_turn(self, scenario: str, repeats: int) -> None:
        """So that what disturbs the machine disturbs all of them."""
        costs: dict[tuple[str, str], list[Cost]] = {}
        for turn in range(repeats):
            for builder in self._builders:
                if turn and builder.name in self._slow:
                    continue
                for part, cost in self._build(builder, scenario, turn).items():
                    costs.setdefault((part, builder.name), []).append(cost)
        for (part, name), found in costs.items():
            self._keep(part, name, found)

    def _build(self, builder: Builder, scenario: str, turn: int) -> dict[str, Cost]:
        costs = self._attempt(scenario, builder.name, lambda: builder.build(scenario, turn)) or {}
        slow = self._plan.patience and builder.name != "product" and scenario == "cold"
        if slow and any(cost.wall > self._plan.patience for cost in costs.values()):
            self._slow.add(builder.name)
        return dict(costs)

    def _watch(self, builder: Builder) -> None:
        costs = self._attempt("serve", builder.name, lambda: builder.watch(self._plan.repeats))
        for scenario, found in (costs or {}).items():
            self._keep(scenario, builder.name, found)

    def _attempt(self, scenario: str, name: str, measure: Callable[[], _Result]) -> _Result | None:
        """What *measure* gives; nothing if it fails, which is remarked."""
        try:
            return measure()
        except (RunError, OSError) as error:
            sys.stderr.write(f"{self._size} {scenario}: {name}: {error}\n")
            self._results.remark(self._size, scenario, f"{name}: {error}")
            return None

    def _keep(self, scenario: str, name: str, costs: list[Cost]) -> None:
        if costs:
            cost = self._results.add((self._size, scenario, name), costs)
            told = f"{cost.cpu:.2f} s CPU, {cost.wall:.3f} s, {cost.memory:.0f} MB"
            sys.stderr.write(f"{self._size} {scenario} {name}: {told}\n")
