"""`python -m tools.bench product 13 1000 --repeats 3 --write`: what `invoke bench` runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from tools import PROJECT
from tools.bench import checks, popularity, sites
from tools.bench.comparison import Plan
from tools.bench.product import bench as product


def sizes(smallest: int) -> Callable[[str], int]:
    """Reads a number of texts, which is at least *smallest*."""

    def size(text: str) -> int:
        if not text.isdecimal() or int(text) < smallest:
            problem = f"{text!r} is not a number of texts; give {smallest} or more"
            raise argparse.ArgumentTypeError(problem)
        return int(text)

    return size


def compare(given: argparse.Namespace) -> int:
    """Run the benchmark of this site or of the small one."""
    plan = Plan(tuple(given.sizes), given.repeats, given.patience)
    return int(given.bench(plan, PROJECT / "docs/benchmarks.md" if given.write else None))


parser = argparse.ArgumentParser(prog="bench", description=__doc__)
parser.add_argument("--repeats", type=int, default=3, help="runs a figure; 0 only shows the last")
parser.add_argument("--patience", type=float, default=0.0, help="seconds; longer runs are few")
parser.add_argument("--write", action="store_true", help="to docs/benchmarks.md")
kinds = parser.add_subparsers(required=True)
for name, module, default in (("product", product, [13, 1000]), ("sites", sites, [100, 1000])):
    kind = kinds.add_parser(name)
    kind.add_argument("sizes", nargs="*", type=sizes(module.SMALLEST), default=default)
    kind.set_defaults(run=compare, bench=module.bench)
kind = kinds.add_parser("checks")
kind.add_argument("size", nargs="?", type=sizes(checks.SMALLEST), default=1000)
kind.set_defaults(run=lambda given: checks.bench(given.size, given.repeats))
kind = kinds.add_parser("popularity")
kind.add_argument("lines", nargs="?", type=int, default=10_000_000)
kind.set_defaults(run=lambda given: popularity.bench(given.lines, given.repeats))
given = parser.parse_args()
sys.exit(given.run(given))
