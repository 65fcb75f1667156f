"""The search index of a live site, made anew beside it."""

from __future__ import annotations

from pathlib import Path

from tests.built_site import write_files
from tools.build.search_index import SearchIndex
from tools.files.staging_folder import StagingFolder


def test_files_of_the_index_that_stay_the_same_are_not_written(tmp_path: Path) -> None:
    live, made = tmp_path / "output/pagefind", tmp_path / "made"
    write_files(live, {"fragment/same": "1", "fragment/gone": "2", "index": "3"})
    write_files(made, {"fragment/same": "1", "fragment/new": "4", "index": "5"})
    staging = StagingFolder(tmp_path / "output")
    staging.folder.mkdir()
    before = (live / "fragment/same").stat()
    SearchIndex(staging)._put_in_place(made)
    files = [path for path in live.rglob("*") if path.is_file()]
    found = {path.relative_to(live).as_posix(): path.read_text() for path in files}
    assert found == {"fragment/same": "1", "fragment/new": "4", "index": "5"}
    after = (live / "fragment/same").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
