"""A process killed before any one of its system calls leaves the old site or the new one."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from tools.files import staging_folder as module
from tools.files.staging_folder import StagingFolder

ROOT = Path(__file__).parents[3]
OLD = {"index.html": "old", "gone/index.html": "old", "same.css": "same", ".gitignore": "*\n"}
NEW = {"index.html": "new", "fresh/index.html": "new", "same.css": "same"}
NEW_WHOLE = {**NEW, ".gitignore": "*\n"}
PATCHED = {key: value for key, value in {**OLD, **NEW}.items() if key != "gone/index.html"}

DRIVER = """
import os, signal, sys
from pathlib import Path
folder, mode, moment, root = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
sys.path[:0] = [root]
from tools.files import staging_folder
if mode == "rename":
    staging_folder.exchange = lambda first, second: False
calls = 0
WATCHED = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "open", "tools.exchange"}
def count(event, arguments):
    global calls
    if event in WATCHED and str(folder) in str(arguments):
        calls += 1
        if calls == moment:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
staging = staging_folder.StagingFolder(folder / "output")
left = {"same.css"} if mode in {"left", "linked"} else set()
staging_folder.MOST_PATCHED = 1 if mode == "left" else 0
with staging.locked(lambda: None):
    site = staging.begin()
    for name, text in eval(sys.argv[5]).items():
        if name not in left:
            (site / name).parent.mkdir(exist_ok=True)
            (site / name).write_text(text)
    staging.patch(["gone/index.html"]) if mode == "patch" else staging.commit(left)
print(calls)
"""


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def tree(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


def drive(folder: Path, mode: str, moment: int) -> subprocess.CompletedProcess[str]:
    write(folder / "output", OLD)
    command = [sys.executable, "-c", DRIVER, str(folder), mode, str(moment), str(ROOT), repr(NEW)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("exchange", NEW_WHOLE),
        pytest.param("rename", NEW_WHOLE, marks=pytest.mark.thorough),
        ("patch", PATCHED),
        ("left", NEW_WHOLE),
        ("linked", NEW_WHOLE),
    ],
)
def test_a_kill_before_any_system_call_leaves_the_old_site_or_the_new_one(
    tmp_path: Path, mode: str, expected: dict[str, str]
) -> None:
    whole = drive(tmp_path / "whole", mode, 0)
    assert tree(tmp_path / "whole" / "output") == expected
    seen = set()
    for moment in range(1, int(whole.stdout) + 1):
        folder = tmp_path / str(moment)
        assert drive(folder, mode, moment).returncode == -9
        if mode in {"exchange", "linked"}:
            assert tree(folder / "output") in (OLD, expected), f"at call {moment}"
        with StagingFolder(folder / "output").locked(lambda: None):
            pass
        after = tree(folder / "output")
        assert after in (OLD, expected), f"at call {moment}"
        assert [path.name for path in (folder / "output.build").iterdir()] == ["lock"]
        seen.add(after["index.html"])
    assert seen == {"old", "new"}, "the moments cover both sides of the commit"


def test_a_build_that_raises_leaves_the_old_site_and_no_staged_one(
    tmp_path: Path,
) -> None:
    write(tmp_path / "output", OLD)
    staging = StagingFolder(tmp_path / "output")
    with pytest.raises(OSError, match="No space"), staging.locked(lambda: None):  # noqa: PT012
        write(staging.begin(), {"index.html": "half"})
        raise OSError(errno.ENOSPC, "No space left on device")
    assert tree(tmp_path / "output") == OLD
    assert [path.name for path in (tmp_path / "output.build").iterdir()] == ["lock"]


def test_a_rename_that_fails_half_way_is_completed_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "output", OLD)
    staging = StagingFolder(tmp_path / "output")
    monkeypatch.setattr(module, "exchange", lambda first, second: False)
    rename, failures = Path.rename, iter([True])

    def fail_once(path: Path, target: Path) -> Path:
        if path.name == "site" and next(failures, False):
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises(OSError, match="Input/output"), staging.locked(lambda: None):  # noqa: PT012
        write(staging.begin(), NEW)
        staging.commit()
    assert tree(tmp_path / "output") == NEW_WHOLE


@pytest.mark.parametrize(
    ("before", "after"), [("a", "a/index.html"), ("a/index.html", "a"), ("a/b/c.html", "a/b")]
)
def test_a_file_may_become_a_folder_or_a_folder_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, after: str
) -> None:
    monkeypatch.setattr(module, "MOST_PATCHED", 9)
    write(tmp_path / "output", {before: "old", "same.css": "same"})
    commit(tmp_path / "output", {after: "new"}, {"same.css"})
    assert tree(tmp_path / "output") == {after: "new", "same.css": "same"}


def test_a_patch_brings_new_files_first_and_deletes_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    rename, unlink = Path.rename, Path.unlink

    def watched_rename(path: Path, target: Path) -> Path:
        done.append(f"put {target.name}")
        return rename(path, target)

    def watched_unlink(path: Path, missing_ok: bool = False) -> None:
        done.append(f"delete {path.name}")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(module, "MOST_PATCHED", 9)
    monkeypatch.setattr(Path, "rename", watched_rename)
    monkeypatch.setattr(Path, "unlink", watched_unlink)
    write(tmp_path / "output", {"a": "old", "b": "old", "c": "old"})
    commit(tmp_path / "output", {"b": "new", "d": "new"}, {"c"})
    assert [each for each in done if "journal" not in each] == ["put d", "put b", "delete a"]


def commit(output: Path, staged: dict[str, str], left: set[str], kept: str = "") -> None:
    staging = StagingFolder(output)
    with staging.locked(lambda: None):
        write(staging.begin(), staged)
        staging.commit(left, kept)


@pytest.mark.parametrize("most", [0, 1])
def test_files_that_are_left_and_a_folder_that_is_kept_are_not_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(module, "MOST_PATCHED", most)
    output = tmp_path / "output"
    write(output, {**OLD, "index/0/part": "of an index", "index2/part": "gone"})
    before = {name: (output / name).stat().st_ino for name in ("same.css", "index/0/part")}
    commit(output, {"index.html": "new"}, {"same.css"}, kept="index")
    made = {"index.html": "new", "same.css": "same", "index/0/part": "of an index"}
    assert tree(output) == {**made, ".gitignore": "*\n"}
    assert {name: (output / name).stat().st_ino for name in before} == before


@pytest.mark.parametrize("most", [0, 1])
@pytest.mark.parametrize(
    ("staged", "left"),
    [
        ({"index.html": "new"}, {"nowhere.css"}),
        ({"same.css/inside": "new"}, {"same.css"}),
        ({"gone": "new"}, {"gone/index.html"}),
    ],
    ids=["missing", "a file where a folder goes", "a folder where a file goes"],
)
def test_a_site_that_cannot_be_whole_leaves_the_old_one(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    staged: dict[str, str],
    left: set[str],
    most: int,
) -> None:
    monkeypatch.setattr(module, "MOST_PATCHED", most)
    write(tmp_path / "output", OLD)
    with pytest.raises(OSError, match=r"nowhere|same|gone"):
        commit(tmp_path / "output", staged, left)
    assert tree(tmp_path / "output") == OLD
    assert [path.name for path in (tmp_path / "output.build").iterdir()] == ["lock"]


def test_a_tenth_of_a_site_is_a_patch_and_more_an_exchange(tmp_path: Path) -> None:
    output, names = tmp_path / "output", [str(number) for number in range(40)]
    write(output, dict.fromkeys(names, "old"))
    folder = output.stat().st_ino
    commit(output, {"0": "new", "1": "new"}, {*names[2:38]})  # two come, two go
    assert (output.stat().st_ino == folder, len(tree(output))) == (True, 38)
    commit(output, {"0": "newer", "1": "newer"}, {*names[2:36]})
    assert (output.stat().st_ino == folder, len(tree(output))) == (False, 36)


def test_a_first_build_makes_the_output(tmp_path: Path) -> None:
    staging = StagingFolder(tmp_path / "deep" / "output")
    with staging.locked(lambda: None):
        write(staging.begin(), NEW)
        staging.commit()
    assert tree(tmp_path / "deep" / "output") == NEW


@pytest.mark.parametrize("damage", ["", "{", "[]", '"swap"', "null", "\x00\xff"])
def test_a_journal_that_cannot_be_read_promises_nothing(tmp_path: Path, damage: str) -> None:
    write(tmp_path / "output", OLD)
    write(tmp_path / "output.build", {"journal": damage, "site/index.html": "half"})
    with StagingFolder(tmp_path / "output").locked(lambda: None):
        assert tree(tmp_path / "output") == OLD
    assert [path.name for path in (tmp_path / "output.build").iterdir()] == ["lock"]


def test_the_last_good_site_comes_back_even_if_the_journal_is_lost(tmp_path: Path) -> None:
    write(tmp_path / "output.build" / "old", OLD)
    with StagingFolder(tmp_path / "output").locked(lambda: None):
        assert tree(tmp_path / "output") == OLD


def test_the_second_of_two_builds_waits(tmp_path: Path) -> None:
    staging, other = StagingFolder(tmp_path / "output"), StagingFolder(tmp_path / "output")

    class WaitedError(Exception):
        pass

    def wait() -> None:
        raise WaitedError

    with staging.locked(wait), pytest.raises(WaitedError), other.locked(wait):
        pass
