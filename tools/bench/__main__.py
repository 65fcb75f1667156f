"""`python -m tools.bench 100 1000 --repeats 3 --write`."""

from __future__ import annotations

import argparse
import sys

from tools.bench.bench import Plan, bench
from tools.bench.results import NAMES, SCENARIOS


def posts(text: str) -> int:
    """A number of posts. Raises ArgumentTypeError if there would be none to edit."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of posts; give 1 or more")
    return int(text)


parser = argparse.ArgumentParser(prog="bench", description=__doc__)
parser.add_argument("sizes", nargs="*", type=posts, default=[100, 1000], help="numbers of posts")
parser.add_argument("--repeats", type=int, default=3, help="runs a figure; 0 only shows the last")
parser.add_argument("--patience", type=float, default=0.0, help="seconds; longer runs count once")
parser.add_argument("--only", nargs="*", choices=SCENARIOS, default=SCENARIOS, metavar="SCENARIO")
parser.add_argument("--generators", nargs="*", choices=NAMES, default=NAMES, metavar="NAME")
parser.add_argument("--write", action="store_true", help="to docs/benchmarks.md")
given = parser.parse_args()
plan = Plan(
    tuple(given.sizes), given.repeats, tuple(given.only), tuple(given.generators), given.patience
)
sys.exit(bench(plan, given.write))
