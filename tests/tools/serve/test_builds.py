"""What a process that stays remembers between two builds."""

from __future__ import annotations

import contextlib
import gc
import json
import sqlite3
import weakref
from pathlib import Path

import pytest

from incremental.patch import changes, edits
from incremental.snapshot import STORE_NAME
from report.diagnostic import Diagnostic, DiagnosticsError
from tests.plugins.incremental.changing_site import Post
from tests.plugins.incremental.project_site import ProjectSite
from tools.serve import builds as module
from tools.serve.builds import SiteBuilds


def test_changes_of_a_build_that_failed_count_for_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[set[str]] = []
    outcomes = iter([DiagnosticsError([Diagnostic("b.md", 1, "x", "y", "z")]), None, None])

    def plan(_store: Path, _output: Path, changed: set[Path]) -> None:
        asked.append({path.name for path in changed})

    def build(*_args: object, **_options: object) -> list[Diagnostic]:
        if failure := next(outcomes):
            raise failure
        return []

    monkeypatch.setattr(module, "plan", plan)
    monkeypatch.setattr(module, "build", build)
    settings = {"OUTPUT_PATH": str(tmp_path / "output"), "CACHE_PATH": str(tmp_path / "cache")}
    builds = SiteBuilds(tmp_path / "conf.py", settings)
    with pytest.raises(DiagnosticsError):
        builds.rebuild({Path("a.md"), Path("b.md")}, lambda: None)
    builds.rebuild({Path("b.md")}, lambda: None)
    builds.rebuild({Path("c.md")}, lambda: None)
    assert asked == [{"a.md", "b.md"}, {"a.md", "b.md"}, {"c.md"}]


class Site:
    """What a run of Pelican makes: it refers to itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.mark.parametrize("failure", [None, DiagnosticsError([])], ids=["succeeds", "fails"])
def test_the_site_of_the_last_build_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: DiagnosticsError | None
) -> None:
    made: list[weakref.ref[Site]] = []

    def build(*_args: object, **_options: object) -> list[Diagnostic]:
        made.append(weakref.ref(Site()))
        if failure:
            raise failure
        return []

    monkeypatch.setattr(module, "plan", lambda *_: None)
    monkeypatch.setattr(module, "build", build)
    settings = {"OUTPUT_PATH": str(tmp_path / "output"), "CACHE_PATH": str(tmp_path / "cache")}
    gc.disable()
    try:
        with contextlib.suppress(DiagnosticsError):
            SiteBuilds(tmp_path / "conf.py", settings).rebuild({Path("a.md")}, lambda: None)
    finally:
        gc.enable()
    assert made[0]() is None


def test_the_first_save_waits_for_nothing_that_can_be_loaded_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = ProjectSite(tmp_path)
    site.put("a", Post("Post a", body="Some words."))
    assert site.build() is not None, site.failed
    settings = {"OUTPUT_PATH": str(tmp_path / "output"), "CACHE_PATH": str(tmp_path / "cache")}
    builds = SiteBuilds(tmp_path / "conf.py", settings)
    with contextlib.closing(sqlite3.connect(tmp_path / "cache" / STORE_NAME)) as db:
        query = "SELECT text FROM named_values WHERE name GLOB 'snapshot of *'"
        _, invocation, _ = json.loads(db.execute(query).fetchone()[0])
    # What a server builds, this process would have built.
    monkeypatch.setattr(changes, "invocation_digest", lambda: invocation)
    edits._compilers.clear()
    builds.prepare()
    assert len(edits._compilers) == 1
    site.put("a", Post("Post a", body="Other words."))  # the store is free again
    assert site.build() == site.clean_build()


def test_without_a_build_nothing_is_loaded_and_nothing_is_wrong(tmp_path: Path) -> None:
    settings = {"OUTPUT_PATH": str(tmp_path / "output"), "CACHE_PATH": str(tmp_path / "cache")}
    edits._compilers.clear()
    SiteBuilds(tmp_path / "conf.py", settings).prepare()
    assert edits._compilers == {}
