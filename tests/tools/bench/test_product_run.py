"""What a build of this site costs, with the search index apart, and how it is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools.bench.comparison import Comparison, Plan
from tools.bench.measure import Cost, RunError
from tools.bench.product.build_run import run
from tools.bench.product.report import missed, table, write
from tools.bench.results import NAMES, Results

# Works for 0.3 s, then lets a program called pagefind work for 0.5 s.
BUILDS = """
import subprocess, sys, time
def work(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
if sys.argv[1] == "pagefind":
    work(0.5)
else:
    work(0.3)
    print("The site is built, in 0.30 s.", flush=True)
    subprocess.run([sys.executable, __file__, "pagefind"], check=True)
"""


def command(folder: Path, text: str, *arguments: str) -> list[str]:
    (folder / "program.py").write_text(text)
    return [sys.executable, str(folder / "program.py"), *arguments]


def test_the_search_index_is_what_follows_when_the_site_is_in_place(tmp_path: Path) -> None:
    site, search = run(command(tmp_path, BUILDS, ""), tmp_path)
    assert 0.25 < site.cpu < 0.5
    assert 0.4 < search.cpu < 0.7
    assert site.wall > 0.3
    assert search.wall > 0.45


def test_a_build_without_an_index_is_all_site(tmp_path: Path) -> None:
    site, search = run(command(tmp_path, "print('The site is up to date, in 0.1 s.')"), tmp_path)
    assert site.wall > 0
    assert search == Cost(0, 0, 0)


def test_a_build_that_fails_tells_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="status 3: a mistake"):
        run(command(tmp_path, "print('a mistake'); raise SystemExit(3)"), tmp_path)


def results(folder: Path) -> Results:
    return Results(folder / "bench-product.json")


def test_targets_are_held_against_seconds_and_against_stock_pelican(tmp_path: Path) -> None:
    found = results(tmp_path)
    found.add((1000, "cold", "ours"), [Cost(15, 12, 200)])
    found.add((1000, "cold", "pelican"), [Cost(10, 10, 50)])
    found.add((1000, "text", "ours"), [Cost(0.4, 0.4, 60)])
    rows = table(found).splitlines()
    assert [row.split(" | ")[1:7] for row in rows[2:]] == [
        ["`invoke build --no-cache`", "12.00 s", "15.00 s", "≤ 1.0 × stock", "**no**", "10.00 s"],
        ["the same, CPU", "15.00 s", "15.00 s", "≤ 1.6 × stock", "yes", "10.00 s"],
        ["the same, memory", "200 MB", "15.00 s", "≤ 250 MB", "yes", "50 MB"],
        ["`invoke build` after an edit of a text", "0.40 s", "0.40 s", "≤ 0.5 s", "yes", "–"],
    ]
    assert missed(found.costs()) == "Missed: `invoke build --no-cache` with 1000 texts."


def test_memory_after_many_saves_is_held_against_that_before(tmp_path: Path) -> None:
    found = results(tmp_path)
    found.add((13, "watch before", "ours"), [Cost(0, 0, 60)])
    found.add((13, "watch after", "ours"), [Cost(90, 120, 70)])
    rows = table(found).splitlines()
    assert [row.split(" | ")[2:6] for row in rows[2:]] == [
        ["60 MB", "–", "–", "–"],
        ["70 MB", "90.00 s", "≤ 1.1 × before", "**no**"],
    ]


def test_the_table_takes_its_place_in_the_document(tmp_path: Path) -> None:
    found, document = results(tmp_path), tmp_path / "benchmarks.md"
    found.add((13, "nothing", "ours"), [Cost(0.1, 0.1, 10)])
    document.write_text("a\n<!-- product -->\nold\n<!-- /product -->\nz\n")
    write(found, document)
    text = document.read_text()
    assert (text[:2], text[-2:], "old" in text) == ("a\n", "z\n", False)
    assert "Every target that was measured is met." in text


SLOW = "pelican is not watched: a cold build takes over 5 s"


class Fake:
    """Takes *seconds* for everything, and fails at *failing*."""

    def __init__(self, name: str, seconds: float, failing: str = "") -> None:
        self.name, self.seconds, self.failing = name, seconds, failing

    def build(self, scenario: str, turn: int) -> dict[str, Cost]:
        if scenario == self.failing:
            raise RunError("broken")
        return {scenario: Cost(1, self.seconds, 1)}

    def watch(self, repeats: int) -> dict[str, list[Cost]]:
        return {"watch text": [Cost(1, self.seconds, 1)] * repeats}


def test_a_slow_generator_runs_seldom_and_is_not_watched_and_a_fault_is_told(
    tmp_path: Path,
) -> None:
    found = results(tmp_path)
    builders = [Fake("ours", 9.0, "tags"), Fake("pelican", 9.0), Fake("hugo", 1.0)]
    comparison = Comparison(found, Plan((13,), 2, patience=5.0), 13, [*builders])
    for scenario in ("cold", "title", "tags"):
        comparison.build(scenario)
    comparison.watch()
    runs = {key[1:]: len(figure.costs) for key, figure in found.figures().items()}
    assert [runs.get(("title", name)) for name in NAMES] == [2, 1, 2, None]
    assert [runs.get(("tags", name)) for name in NAMES] == [None, None, 2, None]
    assert [runs.get(("watch text", name)) for name in NAMES] == [2, None, 2, None]
    assert [remark.text for remark in found.remarks] == ["ours: broken"] * 2 + [SLOW]
