"""Filters of the search index come in one order, whatever order Pagefind took."""

from __future__ import annotations

import gzip
from pathlib import Path

import cbor2

from tests.built_site import write_files
from tools.build.search import index

CATEGORIES = ["Treatments", "In the media", "Mental health", "Guides", "Research", "News"]


def page(category: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><title>{category}</title><main><article>'
        f'<h1 data-pagefind-filter="language:en">{category}</h1>'
        f'<p data-pagefind-filter="category">{category}</p></article></main></html>'
    )


def files(site: Path) -> dict[str, bytes]:
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def unpacked(content: bytes) -> list[object]:
    value = cbor2.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))
    assert isinstance(value, list)
    return value


def test_the_same_pages_give_the_same_filters(tmp_path: Path) -> None:
    pages = {f"{name}/index.html".replace(" ", "-"): page(name) for name in CATEGORIES}
    sites = [tmp_path / "one", tmp_path / "two", tmp_path / "three"]
    for site in sites:
        write_files(site, pages)
        index(site)
    made = [files(site / "pagefind") for site in sites]
    assert made[0] == made[1] == made[2]
    names = [name for name in made[0] if name.startswith("filter/")]
    filters = {str(each[0]): each[1] for each in (unpacked(made[0][name]) for name in names)}
    assert sorted(filters) == ["category", "language"]
    assert [value for value, _ in filters["category"]] == sorted(CATEGORIES)


def test_the_index_names_the_filters_as_they_are_called(tmp_path: Path) -> None:
    write_files(tmp_path, {f"{at}/index.html": page(name) for at, name in enumerate(CATEGORIES)})
    index(tmp_path)
    found = files(tmp_path / "pagefind")
    (meta,) = (unpacked(content) for name, content in found.items() if name.endswith(".pf_meta"))
    named = {f"filter/{digest}.pf_filter" for _, digest in meta[3]}  # type: ignore[attr-defined]
    assert named == {name for name in found if name.startswith("filter/")}
