"""This site, stock Pelican, Hugo and Eleventy build the same texts."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from tools import PROJECT
from tools.bench.comparison import Comparison, Plan
from tools.bench.generator import Generator
from tools.bench.product import report
from tools.bench.product.builders import builders
from tools.bench.product.corpus import corpus
from tools.bench.product.other_generators import other_generators
from tools.bench.product.rows import SIZES
from tools.bench.programs import PROGRAMS, install
from tools.bench.results import EDITS, Results

RESULTS: Final = PROJECT / "reports" / "bench-product.json"
SMALLEST: Final = SIZES[0]  # the number of the site's own texts
_CONTENT: Final = PROJECT / "content"


def bench(plan: Plan, document: Path | None) -> int:
    """Measure, print all that is known, and write it into *document*, if any.

    Status 1 if a build failed or did not show what was edited.
    """
    results = Results(RESULTS)
    if plan.repeats:
        _measure(results, plan, other_generators(install(PROGRAMS)))
    remarks = "\n".join(results.remark_lines("texts"))
    print(report.table(results), report.missed(results.costs()), remarks, sep="\n\n")
    if document:
        report.write(results, document)
    return results.status()


def _measure(results: Results, plan: Plan, others: list[Generator]) -> None:
    for size in plan.sizes:
        texts = list(corpus(_CONTENT, size))
        with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as name:
            found = builders(others, Path(name), texts, _CONTENT / "images")
            comparison = Comparison(results, plan, size, found)
            comparison.build("cold")
            comparison.build("first", repeats=1)
            for edit in EDITS:
                comparison.build(edit)
            comparison.watch()
