"""The search index of a built folder."""

from __future__ import annotations

import gzip
import locale
from pathlib import Path

import pytest

from tests.built_site import write_files
from tools.build.search import SearchError, index

PAGE = '<!DOCTYPE html><html lang="en"><title>{0}</title><main>{1}<h1>{0}</h1><p>{0} text</main>'


def article(title: str, attributes: str = "") -> str:
    return PAGE.format(title, f"<article{attributes}>") + "</html>"


SITE = {
    "a/index.html": article("Alpha"),
    "b/index.html": article("Beta"),
    "drafts/c/index.html": article("Gamma", ' data-pagefind-ignore="all"'),
    "list/index.html": PAGE.format("List", "<ul>"),
}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_pages_give_the_same_index(tmp_path: Path) -> None:
    write_files(tmp_path / "one", SITE)
    write_files(tmp_path / "two", dict(reversed(SITE.items())))
    index(tmp_path / "one")
    index(tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_published_texts_are_indexed_and_lists_and_drafts_are_not(tmp_path: Path) -> None:
    write_files(tmp_path, SITE)
    assert index(tmp_path) == 2


def test_no_user_interface_is_left_in_the_site(tmp_path: Path) -> None:
    write_files(tmp_path, SITE)
    index(tmp_path)
    names = {path.name for path in (tmp_path / "pagefind").iterdir() if path.suffix != ".pf_meta"}
    assert names == {
        "fragment",
        "index",
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.js",
        "wasm.en.pagefind",
        "wasm.unknown.pagefind",
    }


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SearchError):
        index(tmp_path / "no")


def test_the_locale_that_pelican_sets_does_not_matter(tmp_path: Path) -> None:
    write_files(tmp_path, SITE)
    before = locale.setlocale(locale.LC_ALL)
    locale.setlocale(locale.LC_ALL, "C")
    try:
        assert index(tmp_path) == 2
    finally:
        locale.setlocale(locale.LC_ALL, before)


def test_a_power_is_no_other_number_in_the_index(tmp_path: Path) -> None:
    site = tmp_path / "site"
    words = "Up to 10<sup>3</sup> of CO<sub>2</sub>"
    write_files(site, {"a/index.html": PAGE.format("A", f"<article><p>{words}</p>")})
    index(site, tmp_path / "index")
    found = [gzip.decompress(each.read_bytes()) for each in tmp_path.rglob("fragment/*")]
    assert [("Up to 10³ of CO₂" in each.decode()) for each in found] == [True]
