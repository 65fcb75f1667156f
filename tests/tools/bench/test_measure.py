"""What a program costs, seen from outside."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools.bench.measure import Cost, RunError, middle, run
from tools.bench.processes import cpu_s, memory_mb, process_tree
from tools.bench.watching import Watcher, watched

# Holds 40 MB of its own, and so does the child that it starts.
HOLDS = """
import subprocess, sys, time
held = bytearray(40_000_000)
if len(sys.argv) == 1:
    subprocess.run([sys.executable, __file__, "child"], check=True)
time.sleep(1.5)
"""
SPENDS = """
import subprocess, sys, time
end = time.process_time() + 0.2
while time.process_time() < end:
    pass
if len(sys.argv) == 1:
    subprocess.run([sys.executable, __file__, "child"], check=True)
    print("done", flush=True)
    sys.stdin.read()
"""
WATCHES = """
import pathlib, time
seen = None
while True:
    text = pathlib.Path("source").read_text() if pathlib.Path("source").exists() else ""
    if text != seen:
        pathlib.Path("page").write_text(text)
        seen = text
    time.sleep(0.01)
"""


def script(folder: Path, text: str) -> list[str]:
    (folder / "program.py").write_text(text)
    return [sys.executable, str(folder / "program.py")]


def test_memory_is_that_of_all_processes_at_once(tmp_path: Path) -> None:
    cost = run(script(tmp_path, HOLDS), tmp_path, {})
    assert 80 < cost.memory < 140


def test_processor_time_counts_children_that_have_ended(tmp_path: Path) -> None:
    with subprocess.Popen(
        script(tmp_path, SPENDS), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert list(process_tree(process.pid)) == [process.pid]
        assert 0.35 < cpu_s(process.pid) < 2.0
        process.communicate()


def test_a_process_that_has_ended_holds_nothing() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        assert (memory_mb(process.pid), cpu_s(process.pid)) == (0, 0)


def test_python_may_keep_what_it_compiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (tmp_path / "imported.py").write_text("")
    run(
        [sys.executable, "-c", "import sys; sys.path.insert(0, '.'); import imported"], tmp_path, {}
    )
    assert [path.suffix for path in (tmp_path / "__pycache__").iterdir()] == [".pyc"]


def test_a_program_that_fails_is_quoted(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="status 3: no such site"):
        run(["sh", "-c", "echo no such site; exit 3"], tmp_path, {})


def test_a_program_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    start = time.monotonic()
    with pytest.raises(RunError, match="status -9"):
        run(["sh", "-c", "sleep 60 & wait"], tmp_path, {}, limit=0.3)
    assert time.monotonic() - start < 20


def test_the_median_is_taken_figure_by_figure() -> None:
    costs = [Cost(1, 9, 5), Cost(2, 8, 6), Cost(3, 7, 4)]
    assert middle(costs) == Cost(2, 8, 5)


def test_a_save_costs_the_time_until_its_words_are_on_the_page(tmp_path: Path) -> None:
    def save(turn: int) -> tuple[Path, str]:
        (tmp_path / "source").write_text(f"edit{turn:05}")
        return tmp_path / "page", f"edit{turn:05}"

    costs = watched(Watcher(script(tmp_path, WATCHES), tmp_path, {}), save, 2)
    assert len(costs) == 2
    assert all(0 < cost.wall < 5 and cost.memory > 1 for cost in costs)


def test_a_program_that_ends_instead_of_watching_is_told(tmp_path: Path) -> None:
    watcher = Watcher(["sh", "-c", "echo not that flag; exit 2"], tmp_path, {})
    with pytest.raises(RunError, match="it ended with status 2; it said: not that flag"):
        watched(watcher, lambda _: (tmp_path, ""), 1)


def test_a_page_that_never_changes_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="page does not change"):
        watched(Watcher(["sleep", "60"], tmp_path, {}), lambda _: (tmp_path / "page", "x"), 1, 1.0)
