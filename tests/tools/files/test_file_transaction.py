"""All files change, or none."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from tools.files.file_transaction import FileTransaction


class Killed(BaseException):
    """The process ends here."""


def written(root: Path) -> list[str]:
    return [(root / name).read_text() for name in ("a", "b", "c")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(f"old {name}")
    return tmp_path


def new(root: Path) -> dict[Path, bytes]:
    return {root / name: f"new {name}".encode() for name in ("a", "b", "c")}


@pytest.mark.parametrize("survived", range(8))
def test_a_run_that_is_killed_at_any_step_leaves_all_or_none_after_the_next(
    root: Path, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    done = 0

    def dying(real: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            nonlocal done
            if done == survived:
                raise Killed
            done += 1
            return real(*arguments, **options)

        return call

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", dying(Path.write_bytes))
        patch.setattr(Path, "rename", dying(Path.rename))
        patch.setattr(os, "replace", dying(os.replace))
        with contextlib.suppress(Killed):
            FileTransaction(root).replace(new(root))
    recovered = FileTransaction(root).recover()
    has_journal = 4 <= survived < 7  # three files are staged, then the journal appears
    assert recovered == has_journal
    kind = "new" if survived >= 4 else "old"
    assert written(root) == [f"{kind} {name}" for name in ("a", "b", "c")]
    assert not (root / ".cache/popularity").exists()


def test_ctrl_c_waits_until_every_file_is_in_place(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace

    def interrupted(*arguments: Any) -> None:
        signal.raise_signal(signal.SIGINT)
        real(*arguments)

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        FileTransaction(root).replace(new(root))
    assert written(root) == ["new a", "new b", "new c"]


def test_a_new_file_gets_its_folder_and_an_old_one_keeps_its_mode(root: Path) -> None:
    (root / "a").chmod(0o640)
    FileTransaction(root).replace({root / "a": b"new", root / "deep/er/d": b"new"})
    assert ((root / "a").stat().st_mode & 0o777, (root / "deep/er/d").read_text()) == (0o640, "new")
