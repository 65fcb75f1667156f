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
WATCHED = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "open", "tools.exchange"}
def count(event, arguments):
    global calls
    if event in WATCHED and str(folder) in str(arguments):
        calls += 1
        if calls == moment:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
staging = staging_folder.StagingFolder(folder / "output")
with staging.locked(lambda: None):
    site = staging.begin()
    for name, text in eval(sys.argv[5]).items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(text)
    staging.patch(["gone/index.html"]) if mode == "patch" else staging.commit()
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
        if mode == "exchange":
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


def test_a_patch_may_turn_a_file_into_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "output", {"a": "file"})
    staging = StagingFolder(tmp_path / "output")
    with staging.locked(lambda: None):
        write(staging.begin(), {"a/index.html": "page"})
        staging.patch(removed=["a"])
    assert tree(tmp_path / "output") == {"a/index.html": "page"}


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
