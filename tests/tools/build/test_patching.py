"""A few new pages in a live site."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.diagnostic import DiagnosticsError
from tests.built_site import write_files
from tools.build.patching import commit
from tools.files.staging_folder import StagingFolder

LIVE = {"index.html": "<html>old</html>", "a/index.html": "<html>a</html>"}


class Planned:
    """A refresh that notes what is done with it."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.done: list[str] = []

    def save(self) -> None:
        self.done.append("settled")

    def drop(self) -> None:
        self.done.append("dropped")


@pytest.fixture
def staging(tmp_path: Path) -> StagingFolder:
    write_files(tmp_path / "output", LIVE)
    (tmp_path / "output/a/index.html").chmod(0o640)
    return StagingFolder(tmp_path / "output")


def tree(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


def place(planned: Planned, staging: StagingFolder) -> None:
    with staging.locked(lambda: None):
        commit(planned, staging, lambda: planned.done.append("live"))  # type: ignore[arg-type]


def test_new_pages_take_the_place_of_old_ones_with_their_rights(staging: StagingFolder) -> None:
    planned = Planned({"a/index.html": b"<html>new</html>\n"})
    place(planned, staging)
    assert tree(staging.output) == {**LIVE, "a/index.html": "<html>new</html>\n"}
    assert (staging.output / "a/index.html").stat().st_mode & 0o777 == 0o640
    assert planned.done == ["live", "settled", "dropped"]
    assert [path.name for path in staging.folder.iterdir()] == ["lock"]


def test_a_page_cut_short_does_not_come_to_readers(staging: StagingFolder) -> None:
    planned = Planned({"index.html": b"<html>new</html>", "a/index.html": b"<html>cut"})
    with pytest.raises(DiagnosticsError, match=r"a/index.html:1: output: does not end in </html>"):
        place(planned, staging)
    assert tree(staging.output) == LIVE
    assert planned.done == ["dropped"]


def test_where_no_page_changes_nothing_is_written(staging: StagingFolder) -> None:
    before = (staging.output / "index.html").stat()
    planned = Planned({})
    place(planned, staging)
    assert (staging.output / "index.html").stat() == before
    assert planned.done == ["live", "settled", "dropped"]
