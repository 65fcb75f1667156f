"""The benchmark site: small posts and small templates through every generator."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tools import PROJECT
from tools.bench.comparison import Comparison, Plan
from tools.bench.corpus import posts
from tools.bench.generator import Generator, generators
from tools.bench.generator_site import GeneratorSite
from tools.bench.measure import RunError
from tools.bench.page_comparison import differences
from tools.bench.programs import PROGRAMS, install
from tools.bench.report import circumstances, put_between
from tools.bench.results import NAMES, Results
from tools.bench.tables import bars, plot, table
from tools.bench.targets import verdicts

RESULTS: Final = PROJECT / "reports" / "bench.json"
SMALLEST: Final = 1  # posts; of none, there would be none to edit
EDITS: Final = ("text", "title", "popularity", "tags", "nothing")
_MARKS: Final = ("<!-- results -->", "<!-- /results -->")
_WARM_UP: Final = 10  # posts


def bench(plan: Plan, document: Path | None) -> int:
    """Measure, print everything that is known, and write it into *document*, if any.

    Status 1 if a generator failed, or if not all made the same pages.
    """
    results = Results(RESULTS)
    if plan.repeats:
        with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as name:
            _measure(results, plan, Path(name))
    costs = results.costs()
    remarks = results.remark_lines("posts")
    print(table(results.figures()), "\n".join(verdicts(costs)), bars(costs), *remarks, sep="\n\n")
    if document:
        write(results, document)
    return results.status()


def write(results: Results, document: Path) -> None:
    """Put all that *results* know in the place of what *document* says; its plot goes beside it."""
    costs = results.costs()
    parts = (
        circumstances(results.figures().values()),
        table(results.figures()),
        "\n".join(f"- {each}." for each in results.remark_lines("posts")),
        "What was asked for, and what was measured:",
        "\n".join(verdicts(costs)),
    )
    put_between(_MARKS, parts, document)
    document.with_suffix(".svg").write_text(plot(costs), encoding="utf-8")


def _measure(results: Results, plan: Plan, folder: Path) -> None:
    found = list(_ready(results, folder / "warm-up"))
    for size in plan.sizes:
        corpus = list(posts(size))
        sites = [GeneratorSite(each, folder / str(size) / each.name, corpus) for each in found]
        comparison = Comparison(results, plan, size, sites)
        comparison.build("cold")
        _compare_pages(results, size, "after cold builds", sites)
        for edit in EDITS:
            comparison.build(edit)
        quick = [each for each in sites if each.name not in comparison.slow]
        _compare_pages(results, size, "after the edits", quick)
        comparison.watch()


def _ready(results: Results, folder: Path) -> Iterator[Generator]:
    """Those that can build a site; what they load is in memory then, compiled where need be."""
    results.begin(0, "generators")
    there = {each.name: each for each in generators(install(PROGRAMS))}
    for name in NAMES:
        if name not in there:
            results.remark(0, "generators", f"{name} could not be installed")
            continue
        try:
            GeneratorSite(there[name], folder / name, list(posts(_WARM_UP))).build("nothing", 0)
            yield there[name]
        except (RunError, OSError) as error:
            results.remark(0, "generators", f"{name} cannot build: {error}")


def _compare_pages(results: Results, size: int, when: str, sites: list[GeneratorSite]) -> None:
    results.begin(size, when)
    outputs = {site.name: site.output for site in sites if site.output.exists()}
    if len(outputs) < 2:
        return
    found = differences(outputs)
    for line in found:
        results.remark(size, when, line)
    if not found:
        results.remark(size, when, f"{', '.join(outputs)} made the same pages", is_error=False)
