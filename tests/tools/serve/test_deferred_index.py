"""The search index of a site that is being written."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.built_site import write_files
from tools.build import search
from tools.files.staging_folder import StagingFolder
from tools.serve import deferred_index as module
from tools.serve.deferred_index import DeferredIndex

PAGE = (
    '<!DOCTYPE html><html lang="en"><title>{0}</title><main><article><h1>{0}</h1></article></main>'
)
SITE = {"search/index.html": PAGE.format("Search"), "a/index.html": PAGE.format("Alpha")}


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PAUSE_S", 0.1)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    write_files(tmp_path / "output", SITE)
    return tmp_path / "output"


def contents(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def expected(output: Path, folder: Path) -> dict[str, bytes]:
    search.index(output, folder)
    return contents(folder)


def test_the_index_of_the_live_site_is_made_after_a_pause(output: Path, tmp_path: Path) -> None:
    index = DeferredIndex(StagingFolder(output))
    index.renew()
    wait_until(lambda: contents(output / "pagefind") == expected(output, tmp_path / "one"))
    write_files(output, {"a/index.html": PAGE.format("Omega")})
    index.renew()
    wait_until(lambda: contents(output / "pagefind") == expected(output, tmp_path / "two"))
    wait_until(
        lambda: (
            {path.name for path in StagingFolder(output).folder.iterdir()}
            == {"lock", "search-index.json"}
        )
    )


def test_a_site_without_a_search_page_has_no_index(output: Path) -> None:
    (output / "search/index.html").unlink()
    DeferredIndex(StagingFolder(output)).renew()
    time.sleep(0.5)
    assert not (output / "pagefind").exists()


def test_an_index_of_pages_that_have_changed_since_is_thrown_away(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = DeferredIndex(StagingFolder(output))
    made = []

    def make(_site: Path, target: Path) -> int:
        made.append(len(made))
        write_files(target, {"index": str(made[-1])})
        if made == [0]:  # a save comes while the first is being made
            write_files(output, {"a/index.html": PAGE.format("Omega")})
        return 1

    monkeypatch.setattr(search, "index", make)
    index.renew()
    wait_until(lambda: contents(output / "pagefind") != {})
    wait_until(lambda: made == [0, 1])
    wait_until(lambda: contents(output / "pagefind") == {"index": b"1"})


def test_a_failure_is_told_and_leaves_the_index_as_it_was(
    output: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_files(output, {"pagefind/index": "old"})

    def fail(_site: Path, _target: Path) -> int:
        raise search.SearchError("Pagefind exited with 1: no")

    monkeypatch.setattr(search, "index", fail)
    DeferredIndex(StagingFolder(output)).renew()
    wait_until(lambda: "Pagefind exited with 1: no" in capsys.readouterr().err)
    assert contents(output / "pagefind") == {"index": b"old"}


def test_saves_while_an_index_is_made_leave_one_thread_and_one_more_index(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each thread that waited kept memory of its own."""
    monkeypatch.setattr(module, "_PAUSE_S", 0.0)
    index, made, may_end = DeferredIndex(StagingFolder(output)), list[int](), threading.Event()

    def update() -> None:
        made.append(len(made))
        assert may_end.wait(30)

    monkeypatch.setattr(index, "update", update)
    before = threading.active_count()
    for _ in range(20):
        index.renew()
        wait_until(lambda: made == [0])
    wait_until(lambda: threading.active_count() == before + 1)
    may_end.set()
    wait_until(lambda: threading.active_count() == before)
    assert made == [0, 1]
