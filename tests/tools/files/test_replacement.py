"""A file is replaced whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.files.replacement import replace


def test_a_new_file_gets_its_folder_and_an_old_one_keeps_its_mode(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_bytes(b"before")
    old.chmod(0o640)
    for path in (old, tmp_path / "deep/er/new"):
        replace(path, b"after")
        assert path.read_bytes() == b"after"
        assert [each.name for each in path.parent.iterdir() if each.is_file()] == [path.name]
    assert old.stat().st_mode & 0o777 == 0o640


def test_a_process_that_is_killed_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(self: Path, content: bytes) -> None:
        with self.open("wb") as file:
            file.write(content[:2])
        raise KeyboardInterrupt

    old = tmp_path / "icon.png"
    old.write_bytes(b"before")
    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(KeyboardInterrupt):
        replace(old, b"after")
    assert old.read_bytes() == b"before"
    (left,) = {each.name for each in tmp_path.iterdir()} - {"icon.png"}
    assert left.startswith(".icon.png.")
    assert left.endswith("~")  # which no build publishes
