"""What the checks cost: the same posts built by Pelican with our reader, and with every check."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from tools.bench.corpus import posts
from tools.bench.generator import environment, stock
from tools.bench.generator_site import GeneratorSite
from tools.bench.measure import Cost, middle

SMALLEST: Final = 1  # posts
PLUGINS: Final = {
    "stock": "",
    "reading": "report documents front_matter",
    "checked": "report settings_check source_tree documents front_matter body_policy links",
}


def measure(count: int, repeats: int) -> dict[str, Cost]:
    """Medians of *repeats* builds of *count* posts, in turn, by what is added. Raises RunError."""
    corpus = list(posts(count))
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        sites = [
            GeneratorSite(
                replace(stock(), environment=environment(plugins)), Path(folder, name), corpus
            )
            for name, plugins in PLUGINS.items()
        ]
        runs = [[site.build("cold", turn)["cold"] for site in sites] for turn in range(repeats)]
    return {
        name: middle(list(costs))
        for name, costs in zip(PLUGINS, zip(*runs, strict=True), strict=True)
    }


def bench(count: int, repeats: int) -> int:
    """Print one line for each way of building."""
    costs = measure(count, repeats)
    for name, cost in costs.items():
        print(f"{name:8} {cost.cpu:7.2f} s CPU  {cost.cpu / costs['stock'].cpu:5.2f}")
    return 0
