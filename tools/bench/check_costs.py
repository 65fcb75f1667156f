"""What the checks cost: the same corpus built by Pelican with our reader, and with every check.

python -m tools.bench.check_costs [POSTS]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tools import PROJECT
from tools.bench.corpus import Post, posts
from tools.bench.measure import Cost, middle, run

READING = ("report", "front_matter")
CHECKS = ("report", "settings_check", "source_tree", "front_matter", "body_policy", "links")
RUNS = 3
_SITE = Path(__file__).with_name("pelican_site")


class CheckCosts(NamedTuple):
    """Medians of builds by stock Pelican, with our reader alone, and with every check."""

    stock: Cost
    reading: Cost
    checked: Cost

    @property
    def ratio(self) -> float:
        """Processor time with every check for each second without one."""
        return self.checked.cpu / self.stock.cpu


def measure(count: int) -> CheckCosts:
    """Build *count* posts in turn without and with the checks. Raises RunError."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(_SITE, folder, dirs_exist_ok=True)
        (folder / "content" / "posts").mkdir(parents=True)
        for post in posts(count):
            (folder / "content" / "posts" / f"{post.slug}.md").write_text(_source(post))
        rounds = [[_build(folder, each) for each in ((), READING, CHECKS)] for _ in range(RUNS)]
    return CheckCosts(*(middle(list(costs)) for costs in zip(*rounds, strict=True)))


def _source(post: Post) -> str:
    """Stock headers, which Pelican's own reader and ours both read."""
    return (
        f"Title: {post.title}\nDate: {post.day}\nCategory: {post.category}\n"
        f"Tags: {', '.join(post.tags)}\nPopularity: {post.popularity}\n\n{post.body}"
    )


def _build(folder: Path, plugins: tuple[str, ...]) -> Cost:
    shutil.rmtree(folder / "output", ignore_errors=True)
    environment = {"BENCH_PLUGINS": str(PROJECT / "plugins"), "BENCH_ENABLED": " ".join(plugins)}
    return run([sys.executable, "-m", "pelican", "-q"], folder, environment)


def main(count: int) -> None:
    """Print one line for each way of building."""
    result = measure(count)
    for name, cost in result._asdict().items():
        print(f"{name:8} {cost.cpu:7.2f} s CPU  {cost.cpu / result.stock.cpu:5.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
