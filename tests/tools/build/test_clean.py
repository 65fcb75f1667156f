"""Only what builds have made is deleted."""

from __future__ import annotations

from pathlib import Path

from settings_check.output_folder import MARKER
from tests.built_site import write_files
from tools.build.clean import clean


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_the_output_is_emptied_and_its_gitignore_kept(tmp_path: Path) -> None:
    files = {
        f"output/{MARKER}": "",
        "output/.gitignore": "*",
        "output/a/index.html": "",
        ".cache/x": "",
    }
    write_files(tmp_path, files)
    assert clean(tmp_path / "output", tmp_path / ".cache") == ["output: emptied", ".cache: deleted"]
    assert names(tmp_path) == ["output", "output/.gitignore"]


def test_somebody_elses_folder_is_left_alone(tmp_path: Path) -> None:
    write_files(tmp_path, {"output/thesis.doc": "x"})
    reported = clean(tmp_path / "output", tmp_path / ".cache")
    assert reported == ["output: left alone, no build has made it"]
    assert names(tmp_path) == ["output", "output/thesis.doc"]


def test_a_link_is_left_alone(tmp_path: Path) -> None:
    write_files(tmp_path, {f"elsewhere/{MARKER}": ""})
    (tmp_path / "output").symlink_to("elsewhere")
    assert clean(tmp_path / "output", tmp_path / ".cache")[0].startswith("output: left alone")
    assert names(tmp_path / "elsewhere") == [MARKER]


def test_nothing_to_clean_is_said(tmp_path: Path) -> None:
    assert clean(tmp_path / "output", tmp_path / ".cache") == ["nothing to clean"]
