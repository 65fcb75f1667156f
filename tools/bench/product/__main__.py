"""`python -m tools.bench.product 13 1000 --repeats 3 --write`."""

from __future__ import annotations

import argparse
import sys

from tools.bench.product.bench import Plan, bench
from tools.bench.product.rows import NAMES, SIZES


def texts(text: str) -> int:
    """A number of texts. Raises ArgumentTypeError if it is below that of the site's own."""
    if not text.isdecimal() or int(text) < SIZES[0]:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of texts; give 13 or more")
    return int(text)


parser = argparse.ArgumentParser(prog="bench", description=__doc__)
parser.add_argument("sizes", nargs="*", type=texts, default=[13, 1000], help="numbers of texts")
parser.add_argument("--repeats", type=int, default=3, help="runs a figure; 0 only shows the last")
parser.add_argument("--patience", type=float, default=0.0, help="seconds; longer runs count once")
parser.add_argument("--generators", nargs="*", choices=NAMES, default=NAMES, metavar="NAME")
parser.add_argument("--write", action="store_true", help="to docs/benchmarks.md")
given = parser.parse_args()
plan = Plan(tuple(given.sizes), given.repeats, given.patience, tuple(given.generators))
sys.exit(bench(plan, given.write))
