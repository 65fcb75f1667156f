"""`python -m tools.bench 100 1000 --repeats 3 --write`."""

from __future__ import annotations

import argparse
import sys

from tools.bench.bench import SCENARIOS, bench

parser = argparse.ArgumentParser(prog="bench", description=__doc__)
parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000], help="numbers of posts")
parser.add_argument("--repeats", type=int, default=3, help="runs of which the median counts")
parser.add_argument("--only", nargs="*", choices=SCENARIOS, default=SCENARIOS, metavar="SCENARIO")
parser.add_argument("--write", action="store_true", help="to docs/benchmarks.md")
parser.add_argument("--generators", nargs="*", default=[], metavar="NAME", help="default: all")
given = parser.parse_args()
sys.exit(bench(given.sizes, given.repeats, given.only, given.write, given.generators))
