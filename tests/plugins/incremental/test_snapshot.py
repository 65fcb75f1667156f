"""What a build saw of its inputs."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from incremental.snapshot import GONE, Snapshot, files_below, invocation_digest, stamp


def test_every_file_below_a_folder_has_a_stamp_but_compiled_code(tmp_path: Path) -> None:
    for name in ("a.txt", "b/c.txt", "b/__pycache__/d.pyc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    found = files_below([str(tmp_path / "b"), str(tmp_path / "a.txt"), str(tmp_path / "none")])
    assert found == {
        str(tmp_path / name): stamp(str(tmp_path / name)) for name in ("b/c.txt", "a.txt")
    }
    assert found[str(tmp_path / "a.txt")][0] == 5


def test_links_to_nothing_and_in_circles_are_seen_and_end(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to("/nowhere/at/all")
    (tmp_path / "circle").symlink_to(tmp_path)
    found = files_below([str(tmp_path)])
    assert found[str(tmp_path / "gone")] == GONE
    assert set(found.values()) == {GONE}


def test_a_file_of_this_moment_is_looked_at_again(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("x")
    while time.time_ns() - old.stat().st_ctime_ns < 40_000_000:
        time.sleep(0.01)
    new.write_text("x")
    snapshot = Snapshot.of([str(tmp_path)])
    assert snapshot.files[str(old)] == stamp(str(old))
    assert snapshot.files[str(new)] != stamp(str(new))


def test_a_time_that_was_set_back_is_another_stamp(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("one")
    before, stat = stamp(str(file)), file.stat()
    time.sleep(0.02)
    file.write_text("two")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert stamp(str(file))[:2] == before[:2]
    assert stamp(str(file)) != before


def test_the_invocation_differs_with_the_command_and_the_environment_only_where_it_matters(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.argv", ["pelican", "-q"])
    before = invocation_digest()
    monkeypatch.setattr("sys.argv", ["__main__.py", "-q", "-v"])
    monkeypatch.setenv("COLUMNS", "17")
    assert invocation_digest() == before
    monkeypatch.setenv("SITEURL", "https://other.example")
    assert invocation_digest() != before
    monkeypatch.delenv("SITEURL")
    assert invocation_digest() == before
    monkeypatch.chdir(tmp_path)
    assert invocation_digest() != before
