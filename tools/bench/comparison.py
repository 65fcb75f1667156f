"""Generators that build the same texts in turn, so that what disturbs one disturbs all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from tools.bench.measure import Cost, RunError
from tools.bench.results import Results

_Result = TypeVar("_Result")
_OF_SLOW: Final = ("cold", "text", "title")  # it keeps nothing, so that any edit costs it the same


class Builder(Protocol):
    """A generator with its site."""

    @property
    def name(self) -> str: ...

    def build(self, scenario: str, turn: int) -> Mapping[str, Cost]:
        """Make the edit of *scenario* for the time *turn* and build; the costs by scenario.

        Raises RunError, also if the page does not show the edit, and OSError.
        """

    def watch(self, repeats: int) -> Mapping[str, list[Cost]]:
        """The costs of saves in a program that watches, by scenario. Raises RunError, OSError."""


@dataclass(frozen=True)
class Plan:
    """What to measure: sites of *sizes* texts, each figure *repeats* times.

    A generator other than ours whose cold build takes over *patience* seconds (0 is without end)
    runs once a figure, after edits of a text and a title alone, and is not watched.
    """

    sizes: tuple[int, ...]
    repeats: int = 3
    patience: float = 0.0


class Comparison:
    """The runs of *builders*, ours first, with *size* texts. *slow* has the names of slow ones."""

    def __init__(
        self, results: Results, plan: Plan, size: int, builders: Sequence[Builder]
    ) -> None:
        self.slow: set[str] = set()
        self._results, self._plan, self._size = results, plan, size
        self._builders = builders

    def build(self, scenario: str, repeats: int | None = None) -> None:
        """Let all build after the edit of *scenario*, as often as planned or *repeats* times."""
        self._results.begin(self._size, scenario)
        costs: dict[tuple[str, str], list[Cost]] = {}
        for turn in range(self._plan.repeats if repeats is None else repeats):
            for builder in self._builders:
                if builder.name in self.slow and (turn or scenario not in _OF_SLOW):
                    continue
                for part, cost in self._build(builder, scenario, turn).items():
                    costs.setdefault((part, builder.name), []).append(cost)
        for (part, name), found in costs.items():
            self._keep(part, name, found)

    def watch(self) -> None:
        """Let those that are not slow watch, one after the other."""
        self._results.begin(self._size, "watch")
        for builder in self._builders:
            if builder.name in self.slow:
                reason = f"a cold build takes over {self._plan.patience:g} s"
                text = f"{builder.name} is not watched: {reason}"
                self._results.remark(self._size, "watch", text, is_error=False)
                continue
            watch = builder.watch
            costs = self._attempt("watch", builder.name, lambda: watch(self._plan.repeats))  # noqa: B023
            for scenario, found in (costs or {}).items():
                self._keep(scenario, builder.name, found)

    def _build(self, builder: Builder, scenario: str, turn: int) -> Mapping[str, Cost]:
        costs = self._attempt(scenario, builder.name, lambda: builder.build(scenario, turn)) or {}
        may_be_slow = scenario == "cold" and builder is not self._builders[0]
        if may_be_slow and 0 < self._plan.patience < max(
            (cost.wall for cost in costs.values()), default=0.0
        ):
            self.slow.add(builder.name)
        return costs

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
            text = f"{cost.cpu:.2f} s CPU, {cost.wall:.3f} s, {cost.memory:.0f} MB"
            sys.stderr.write(f"{self._size} {scenario} {name}: {text}\n")
