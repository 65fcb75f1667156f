"""What counts as a change of the sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.serve.watch import Watch, is_source


@pytest.mark.parametrize(
    "path", ["posts/a.md", "templates/base.html", "x/y/z.py", "images/a b.svg"]
)
def test_sources_count(path: str) -> None:
    assert is_source(Path(path))


@pytest.mark.parametrize(
    "path",
    ["posts/a.md~", "posts/.#a.md", "posts/#a.md#", "posts/.a.md.swp", "posts/4913", "a.tmp",
     "__pycache__/x.pyc", "x/__pycache__/y.cpython-311.pyc", ".git/index", "posts/.DS_Store"],
)  # fmt: skip
def test_what_editors_and_python_leave_does_not_count(path: str) -> None:
    assert not is_source(Path(path))


def test_a_save_a_rename_and_a_settings_file_are_heard_and_leftovers_are_not(
    tmp_path: Path,
) -> None:
    folder, conf = tmp_path / "content", tmp_path / "conf.py"
    folder.mkdir()
    conf.write_text("")
    watch = Watch([folder], [conf])
    (tmp_path / "unrelated.txt").write_text("")
    (folder / "a.md~").write_text("")
    (folder / "a.md").write_text("")
    (folder / "new").write_text("")
    (folder / "new").replace(folder / "b.md")
    conf.write_text("changed")
    heard: set[Path] = set()
    for batch in watch:
        heard |= batch
        if heard >= {folder / "a.md", folder / "b.md", conf}:
            watch.stop()
    assert heard - {folder / "new"} == {folder / "a.md", folder / "b.md", conf}
