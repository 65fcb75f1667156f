"""A store that cannot be believed costs time, and never shows."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest

from incremental.snapshot import uncertain
from incremental.store import Store
from tests.plugins.incremental.changes import overwrite_bytes, spoil_rows
from tests.plugins.incremental.changing_site import ChangingSite, Post


@pytest.fixture
def site(tmp_path: Path) -> ChangingSite:
    site = ChangingSite(tmp_path)
    for at, name in enumerate("abc"):
        site.put(name, Post(f"Post {name}", day=at, tags=["Red"]))
    return site


def store(site: ChangingSite) -> Path:
    return site.folder / "cache" / "incremental.sqlite"


def test_a_damaged_store_is_made_anew_with_one_line(site: ChangingSite) -> None:
    first = site.build()
    store(site).write_bytes(b"no database at all, but long enough to be taken for one" * 100)
    for suffix in ("-wal", "-shm"):
        store(site).with_name(store(site).name + suffix).unlink(missing_ok=True)
    assert site.build() == first
    assert [line for line in site.log.splitlines() if "made anew" in line] == [
        "WARNING:pelican.plugins.incremental:cache/incremental.sqlite: not a store that can be used"
        " (file is not a database); it is made anew"
    ]


def test_a_store_of_another_program_is_made_anew(site: ChangingSite) -> None:
    first = site.build()
    store(site).unlink()
    with sqlite3.connect(store(site)) as db:
        db.execute("CREATE TABLE other (a)")
    db.close()
    assert site.build() == first
    assert "made by another program" in site.log


def test_a_store_of_other_code_is_made_anew_without_a_warning(site: ChangingSite) -> None:
    first = site.build()
    spoil_rows(site, "version")
    assert site.build() == first
    assert "WARNING" not in site.log


def test_a_read_that_was_tampered_with_is_not_believed(site: ChangingSite) -> None:
    site.build()
    with sqlite3.connect(store(site)) as db:
        db.execute("UPDATE documents SET document = replace(document, '<p>', '<p>Forged.')")
    db.close()
    site.write("theme/templates/article.html", "{{ article.content }}")
    assert site.build() == site.clean_build()


def test_a_page_that_was_changed_by_hand_is_made_again(site: ChangingSite) -> None:
    first = site.build()
    (site.folder / "output" / "a.html").write_text("by hand")
    assert site.build() == first


def test_a_page_that_was_deleted_by_hand_is_made_again(site: ChangingSite) -> None:
    first = site.build()
    (site.folder / "output" / "a.html").unlink()
    assert site.build() == first


def test_a_store_that_cannot_be_written_does_not_stop_a_build(site: ChangingSite) -> None:
    (site.folder / "cache").write_text("a file where the folder should be")
    ours = site.build()
    assert "everything is built" in site.log
    assert ours == site.clean_build()


def test_without_the_engine_nothing_is_stored(site: ChangingSite) -> None:
    site.settings["INCREMENTAL"] = False
    assert site.build() == site.clean_build()
    assert not store(site).exists()


def test_what_a_failed_build_has_left_is_removed(site: ChangingSite) -> None:
    site.build()
    site.put("d", Post("New", slug="a", tags=["Fresh"]))
    assert site.build() is None
    site.drop("d")
    assert site.build() == site.clean_build()


@pytest.mark.parametrize(
    "table", ["documents", "dependencies", "named_values", "version", "program"]
)
def test_what_no_build_has_written_is_not_believed(site: ChangingSite, table: str) -> None:
    site.build()
    spoil_rows(site, table)
    site.put("c", Post("Another", day=2, tags=["Red"]))
    assert site.build() == site.clean_build()
    assert site.build() == site.clean_build()


@pytest.mark.parametrize("at", range(0, 100_000, 12_345))
def test_a_store_with_noise_in_it_stops_no_build(site: ChangingSite, at: int) -> None:
    site.build()
    overwrite_bytes(site, at)
    assert site.build() == site.clean_build()
    assert "Traceback" not in site.log


LOOKING = """
from incremental import document_cache

read = document_cache._bytes

def seen(path):
    with open("opened", "a") as file:
        file.write(path.rpartition("/")[2] + " ")
    return read(path)

def register():
    document_cache._bytes = seen
"""


def test_a_source_that_is_as_it_was_is_not_opened(site: ChangingSite) -> None:
    site.write("site_plugins/looking.py", LOOKING)
    site.settings["PLUGINS"] = ["popular_posts", "around", "looking", "incremental"]
    site.settings["INCREMENTAL_PURE"] = ["popular_posts", "around", "looking"]
    time.sleep(0.05)  # else it could change again and keep its times
    site.build()
    (site.folder / "opened").unlink()
    site.put("b", Post("Post b", day=1, tags=["Blue"]))
    assert site.build() == site.clean_build()
    assert set((site.folder / "opened").read_text().split()) == {"b.md"}


def test_documents_of_another_environment_are_not_taken_for_those_of_this_one(
    site: ChangingSite,
) -> None:
    site.build()
    site.settings["MARKDOWN"] = {"extensions": []}
    assert site.build() == site.clean_build()
    site.settings["TYPOGRIFY"] = False
    assert site.build() == site.clean_build()


def test_a_source_whose_stamp_is_doubtful_is_opened_again(tmp_path: Path) -> None:
    known = Store(tmp_path / "incremental.sqlite")
    old, young = (9, 8, 7), uncertain((9, 8, 7))
    known.record_files("/output", {"old.md": old, "young.md": young}, {})
    known.replace_documents([], set(), {b"environment"})
    now = {"old.md": old, "young.md": young, "new.md": old}
    assert known.untouched(b"environment", now) == {"old.md"}
    assert known.untouched(b"another", now) == set()
    known.close()
