"""`invoke bench`: the same corpus through every generator, side by side."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools import PROJECT
from tools.bench.corpus import posts
from tools.bench.edits import Site
from tools.bench.generator import Generator, generators
from tools.bench.measure import Cost, RunError, run
from tools.bench.page_comparison import differences
from tools.bench.programs import install
from tools.bench.report import write
from tools.bench.results import NAMES, SCENARIOS, Results
from tools.bench.tables import bars, table
from tools.bench.targets import verdicts
from tools.bench.watching import Watcher, watched

RESULTS: Final = PROJECT / "reports" / "bench.json"
PROGRAMS: Final = PROJECT / ".cache" / "bench"
_WARM_UP: Final = 10  # posts
_FAULTS: Final = (RunError, OSError)


@dataclass(frozen=True)
class Plan:
    """What to measure: *scenarios* with corpora of *sizes* posts, *repeats* times.

    A generator that needs more than *patience* seconds for a cold build runs once in each
    scenario, and is not watched; 0 is without end.
    """

    sizes: tuple[int, ...]
    repeats: int = 3
    scenarios: tuple[str, ...] = SCENARIOS
    generators: tuple[str, ...] = NAMES
    patience: float = 0.0


def bench(plan: Plan, to_docs: bool) -> int:
    """Measure, print everything that is known, and write it to the documentation if asked to.

    Status 1 if a generator failed, or if not all made the same pages.
    """
    results = Results(RESULTS)
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as name:
        if plan.repeats:
            _measure(results, plan, Path(name))
    costs = results.costs()
    told = [f"{each.size} posts: {each.about}: {each.text}" for each in results.remarks]
    print(table(results.figures()), "\n".join(verdicts(costs)), bars(costs), *told, sep="\n\n")
    if to_docs:
        write(results)
    return 1 if any(each.fault for each in results.remarks) else 0


def _measure(results: Results, plan: Plan, folder: Path) -> None:
    generators = list(_ready(results, plan, folder / "warm-up"))
    for size in plan.sizes:
        _Size(results, plan, size, generators, folder / str(size)).measure()


def _ready(results: Results, plan: Plan, folder: Path) -> Iterator[Generator]:
    """Those that can build a site; what they load is in memory then, compiled where need be."""
    results.begin(0, "generators")
    there = {each.name: each for each in generators(install(PROGRAMS))}
    for name in plan.generators:
        if name not in there:
            results.remark(0, "generators", f"{name} could not be installed")
            continue
        try:
            site = Site(there[name], folder / name, list(posts(_WARM_UP)))
            run(there[name].command, site.folder, there[name].environment)
            yield there[name]
        except _FAULTS as error:
            results.remark(0, "generators", f"{name} cannot build: {error}")


class _Size:
    """The runs with one number of posts."""

    def __init__(
        self, results: Results, plan: Plan, size: int, generators: list[Generator], folder: Path
    ) -> None:
        self._results, self._plan, self._size = results, plan, size
        corpus = list(posts(size))
        self._sites = [Site(generator, folder / generator.name, corpus) for generator in generators]
        self._slow: set[str] = set()

    def measure(self) -> None:
        builds = [each for each in self._plan.scenarios if each != "watch"]
        if builds and builds[0] != "cold":
            self._build_first()
        for scenario in builds:
            self._results.begin(self._size, scenario)
            self._build_all(scenario)
        kept_up = [site for site in self._sites if site.generator.name not in self._slow]
        self._compare("after the edits", kept_up)
        if "watch" in self._plan.scenarios:
            self._watch_all()

    def _build_first(self) -> None:
        """Else the first run of an edit would be a cold build."""
        self._results.begin(self._size, "first builds")
        for site in self._sites:
            cost = self._run("first builds", site, 0)
            self._note_speed(site.generator.name, cost)

    def _build_all(self, scenario: str) -> None:
        for site, costs in self._in_turn(scenario):
            self._keep(scenario, site, costs)
        if scenario == "cold":
            self._compare("after cold builds", self._sites)

    def _in_turn(self, scenario: str) -> Iterable[tuple[Site, list[Cost]]]:
        """The generators take turns, so that what disturbs the machine disturbs all of them."""
        costs: dict[str, list[Cost]] = {site.generator.name: [] for site in self._sites}
        for turn in range(self._plan.repeats):
            for site in self._sites:
                if turn == 0 or site.generator.name not in self._slow:
                    costs[site.generator.name] += self._run(scenario, site, turn)
                if scenario == "cold":
                    self._note_speed(site.generator.name, costs[site.generator.name])
        return [(site, costs[site.generator.name]) for site in self._sites]

    def _note_speed(self, name: str, costs: list[Cost]) -> None:
        if self._plan.patience and any(cost.wall > self._plan.patience for cost in costs):
            self._slow.add(name)

    def _run(self, scenario: str, site: Site, turn: int) -> list[Cost]:
        """The cost of a run; nothing if it failed, which is remarked."""
        wanted = site.begin(scenario, turn)
        try:
            cost = run(site.generator.command, site.folder, site.generator.environment)
            if wanted and wanted[1] not in wanted[0].read_text(encoding="utf-8"):
                raise RunError(f"{wanted[0].parent.name} does not show what was edited")
        except _FAULTS as error:
            self._remark(scenario, f"{site.generator.name}: {error}")
            return []
        return [cost]

    def _compare(self, when: str, sites: list[Site]) -> None:
        self._results.begin(self._size, when)
        outputs = {site.generator.name: site.output for site in sites if site.output.exists()}
        if len(outputs) < 2:
            return
        found = differences(outputs)
        for line in found:
            self._remark(when, line)
        if not found:
            self._remark(when, f"{', '.join(outputs)} made the same pages", fault=False)

    def _watch_all(self) -> None:
        self._results.begin(self._size, "watch")
        for site in self._sites:
            name = site.generator.name
            if name in self._slow:
                reason = f"{name} is not watched: a cold build takes over {self._plan.patience:g} s"
                self._remark("watch", reason, fault=False)
                continue
            try:
                self._keep("watch", site, self._watch(site))
            except _FAULTS as error:
                self._remark("watch", f"{name}: {error}")

    def _watch(self, site: Site) -> list[Cost]:
        site.generator.forget(site.folder)
        watcher = Watcher(site.generator.watch, site.folder, site.generator.environment)
        return watched(
            watcher, lambda turn: site.edit_body(f"Watched{turn:05}."), self._plan.repeats
        )

    def _keep(self, scenario: str, site: Site, costs: list[Cost]) -> None:
        if not costs:
            return
        cost = self._results.add((self._size, scenario, site.generator.name), costs)
        sys.stderr.write(
            f"{self._size} {scenario} {site.generator.name}: {cost.cpu:.2f} s CPU,"
            f" {cost.wall:.3f} s, {cost.memory:.0f} MB\n"
        )

    def _remark(self, about: str, text: str, fault: bool = True) -> None:
        sys.stderr.write(f"{self._size} {about}: {text}\n")
        self._results.remark(self._size, about, text, fault)
