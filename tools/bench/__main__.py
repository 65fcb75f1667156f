"""`python -m tools.bench 100 1000 --repeats 3 --write`."""

from __future__ import annotations

import argparse
import sys

from tools.bench.bench import Plan, bench
from tools.bench.results import NAMES, SCENARIOS

parser = argparse.ArgumentParser(prog="bench", description=__doc__)
parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000], help="numbers of posts")
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
