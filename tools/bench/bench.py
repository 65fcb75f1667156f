"""`invoke bench`: the same corpus through every generator, side by side."""

from __future__ import annotations

import datetime
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tools import PROJECT
from tools.bench.contender import Contender, contenders
from tools.bench.corpus import posts
from tools.bench.measure import Cost, RunError, middle, run, watched
from tools.bench.peers import install
from tools.bench.sameness import differences
from tools.bench.sheet import bars, plot, table

RESULTS = PROJECT / "docs" / "benchmarks.md"
PLOT = PROJECT / "docs" / "benchmarks.svg"
PEERS = PROJECT / ".cache" / "bench"
SCENARIOS = ("cold", "edit", "nothing", "watch")


@dataclass
class Results:
    """Medians by number of posts, scenario and generator; what went wrong, in words."""

    costs: dict[tuple[int, str, str], Cost] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)


def bench(
    sizes: Iterable[int],
    repeats: int,
    scenarios: Iterable[str],
    write: bool,
    names: Iterable[str] = (),
) -> int:
    """Run *scenarios* with corpora of *sizes* posts and print the medians of *repeats*.

    With *write* they also go to docs/benchmarks.md. Status 1 if not all made the same pages.
    """
    results, wanted = Results(), set(names)
    rivals = [each for each in contenders(install(PEERS)) if not wanted or each.name in wanted]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for size in sizes:
            _run_size(results, rivals, size, repeats, list(scenarios), Path(folder) / str(size))
    print(table(results.costs), bars(results.costs), *results.troubles, sep="\n\n")
    if write:
        _write(results, repeats)
    return 1 if results.troubles else 0


def _run_size(  # noqa: PLR0913, PLR0917
    results: Results,
    rivals: list[Contender],
    size: int,
    repeats: int,
    scenarios: list[str],
    folder: Path,
) -> None:
    sites = {rival.name: folder / rival.name for rival in rivals}
    for rival in rivals:
        rival.prepare(sites[rival.name], posts(size))
    for scenario in scenarios:
        for rival, cost in _in_turn(rivals, sites, scenario, repeats, size, results):
            results.costs[size, scenario, rival.name] = cost
            _say(size, scenario, rival.name, cost)
    outputs = {name: site / "output" for name, site in sites.items()}
    results.troubles += [f"{size} posts: {line}" for line in differences(outputs)]
    shutil.rmtree(folder)


def _say(size: int, scenario: str, name: str, cost: Cost) -> None:
    sys.stderr.write(
        f"{size} {scenario} {name}: {cost.cpu:.2f} s CPU, {cost.wall:.2f} s, {cost.memory:.0f} MB\n"
    )


def _in_turn(  # noqa: PLR0913, PLR0917
    rivals: list[Contender],
    sites: dict[str, Path],
    scenario: str,
    repeats: int,
    size: int,
    results: Results,
) -> Iterable[tuple[Contender, Cost]]:
    """The generators take turns, so that what disturbs the machine disturbs all of them."""
    if scenario == "watch":
        for rival in rivals:
            try:
                if rival.watch:
                    yield rival, _watch(rival, sites[rival.name], repeats, size)
            except RunError as error:
                results.troubles.append(f"{size} posts: watch: {rival.name}: {error}")
        return
    costs: dict[str, list[Cost]] = {rival.name: [] for rival in rivals}
    for turn in range(repeats):
        for rival in rivals:
            _before(scenario, rival, sites[rival.name], f"turn{turn}", size)
            try:
                cost = run(rival.command, sites[rival.name], rival.environment)
            except RunError as error:
                results.troubles.append(f"{size} posts: {scenario}: {rival.name}: {error}")
                continue
            costs[rival.name].append(cost)
    yield from ((rival, middle(costs[rival.name])) for rival in rivals if costs[rival.name])


def _before(scenario: str, rival: Contender, site: Path, words: str, size: int) -> None:
    if scenario == "cold":
        rival.forget(site)
    elif scenario == "edit":
        _edit(rival, site, words, size)


def _edit(rival: Contender, site: Path, words: str, size: int) -> Path:
    """Add *words* to the post in the middle; the page that shows it."""
    slug = f"post-{size // 2:05}"
    with rival.file(site, slug).open("a", encoding="utf-8") as file:
        file.write(f"\nEdited at {words}.\n")
    return site / "output" / slug / "index.html"


def _watch(rival: Contender, site: Path, repeats: int, size: int) -> Cost:
    def edit(turn: int) -> Callable[[], tuple[Path, str]]:
        words = f"watched{turn}"
        return lambda: (_edit(rival, site, words, size), words)

    edits = [edit(turn) for turn in range(repeats + 1)]
    wall = watched(rival.watch, site, rival.environment, edits)
    return Cost(0.0, wall, 0.0)


def _write(results: Results, repeats: int) -> None:
    begin, end = "<!-- results -->", "<!-- /results -->"
    text = RESULTS.read_text(encoding="utf-8")
    before, after = text.partition(begin)[0], text.partition(end)[2]
    machine = f"{platform.processor() or platform.machine()}, {platform.system()}, "
    machine += f"Python {platform.python_version()}"
    told = f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}, {machine}, medians of {repeats}."
    troubles = "".join(f"\n- {line}" for line in results.troubles) or "\nAll made the same pages."
    body = f"{begin}\n{told}\n\n{table(results.costs)}\n{troubles}\n{end}"
    RESULTS.write_text(before + body + after, encoding="utf-8")
    PLOT.write_text(plot(results.costs), encoding="utf-8")
