"""What is kept of a bench, and how it is shown."""

from __future__ import annotations

from pathlib import Path

from tools.bench.measure import Cost
from tools.bench.results import Figure, Key, Remark, Results
from tools.bench.sites import write
from tools.bench.tables import bars, plot, table
from tools.bench.targets import TARGETS, verdicts

OURS, HUGO, STOCK = Cost(2, 4, 50), Cost(1, 2, 100), Cost(8, 16, 50)


def figure(*costs: Cost) -> Figure:
    return Figure(list(costs), "2026-11-23 22:15", 0.5)


def test_what_was_measured_survives_a_bench_that_is_killed(tmp_path: Path) -> None:
    results = Results(tmp_path / "reports" / "bench.json")
    results.add((10, "text", "hugo"), [HUGO])
    results.add((10, "cold", "ours"), [OURS, OURS])
    results.remark(10, "watch", "hugo: it has no rest")
    again = Results(tmp_path / "reports" / "bench.json")
    assert again.costs() == {(10, "cold", "ours"): OURS, (10, "text", "hugo"): HUGO}
    assert again.remarks == [Remark(10, "watch", "hugo: it has no rest", True)]


def test_a_figure_takes_the_place_of_the_one_before_and_others_stay(tmp_path: Path) -> None:
    results = Results(tmp_path / "bench.json")
    results.add((10, "cold", "ours"), [OURS])
    results.add((100, "cold", "ours"), [OURS])
    results.remark(10, "cold", "broken")
    results.remark(100, "cold", "broken too")
    again = Results(tmp_path / "bench.json")
    again.begin(10, "cold")
    again.add((10, "cold", "ours"), [HUGO, HUGO, STOCK])
    assert again.costs() == {(10, "cold", "ours"): HUGO, (100, "cold", "ours"): OURS}
    assert [remark.text for remark in again.remarks] == ["broken too"]


def test_the_table_shows_ratios_and_the_number_of_runs() -> None:
    figures: dict[Key, Figure] = {
        (10, "cold", "ours"): figure(OURS, OURS, STOCK),
        (10, "cold", "pelican"): figure(STOCK),
        (10, "cold", "hugo"): figure(HUGO, HUGO),
    }
    assert table(figures).splitlines()[2:] == [
        "| 10 | cold | ours | 2.00 | 4.00 | 50 | 2.00 | 2.00 | 0.25 | 3 |",
        "| 10 | cold | pelican | 8.00 | 16.00 | 50 | 8.00 | 8.00 | 1.00 | 1 |",
        "| 10 | cold | hugo | 1.00 | 2.00 | 100 | 1.00 | 1.00 | 0.12 | 2 |",
    ]


def test_milliseconds_are_shown_where_they_count() -> None:
    costs = {(10, "watch text", "ours"): Cost(0.02, 0.0312, 50)}
    assert "| 0.02 | 0.031 | 50 |" in table({(10, "watch text", "ours"): figure(*costs.values())})
    assert bars(costs).endswith(" 0.031 s")
    assert ">0.031 s</text>" in plot(costs)


def test_a_target_says_whether_the_figures_meet_it() -> None:
    costs = {
        (10_000, "text", "ours"): Cost(1, 2, 1),
        (10_000, "text", "hugo"): Cost(4, 4, 1),
    }
    rows = list(verdicts(costs))
    assert "| 10000 | text | CPU ≤ 0.33 × hugo | 0.250 | yes |" in rows
    assert "| 10000 | text | wall time ≤ 0.33 × hugo | 0.500 | **no** |" in rows
    assert "| 10000 | watch text | wall time ≤ 0.25 × hugo | – | not measured |" in rows
    assert len(rows) == len(TARGETS) + 2


def test_the_document_changes_between_its_marks_only(tmp_path: Path) -> None:
    document = tmp_path / "benchmarks.md"
    document.write_text("Before\n<!-- results -->\nlast year\n<!-- /results -->\nAfter\n")
    results = Results(tmp_path / "bench.json")
    results.add((10, "cold", "ours"), [OURS])
    results.remark(10, "watch", "pelican is not watched", is_error=False)
    write(results, document)
    text = document.read_text()
    assert text.startswith("Before\n<!-- results -->\n20")
    assert text.endswith("\n<!-- /results -->\nAfter\n")
    assert "| 10 | cold | ours | 2.00 | 4.00 | 50 | – | – | – | 1 |" in text
    assert "\n- 10 posts, watch: pelican is not watched.\n" in text
    assert "last year" not in text
    assert "10 cold ours" in (tmp_path / "benchmarks.svg").read_text()
