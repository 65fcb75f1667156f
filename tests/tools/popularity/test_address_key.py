"""One name for every way to write an address."""

from __future__ import annotations

import ibis
import pyarrow as pa
import pytest

from tools.popularity.address_key import address_key, decoded

SAME = [
    "/a", "/a/", "/a//", "//a", "/a.html", "/a.htm", "/a/index.html", "/A/", "/a?utm_source=x",
    "/a/#b",     "/a/index.html?b=/c", "/%61/", "/%41%2F", "https://x.example/a/", " /a/ ",
]  # fmt: skip


def keys(paths: list[str], base: str = "") -> list[str]:
    table = ibis.memtable(pa.table({"n": range(len(paths)), "path": [decoded(p) for p in paths]}))
    found = table.select("n", key=address_key(table.path, base)).order_by("n").to_pyarrow()
    return found["key"].to_pylist()


def test_each_way_to_write_an_address_is_one() -> None:
    assert keys(SAME) == ["a"] * len(SAME)


def test_other_addresses_stay_apart() -> None:
    paths = [
        "/",
        "/index.html",
        "/a/b.html",
        "/index/",
        "/a-index.html",
        "/html",
        "/ä/",
        "/%C3%A4/",
        "a",
    ]
    assert keys(paths) == ["", "", "a/b", "index", "a-index", "html", "ä", "ä", "a"]


def test_the_path_of_a_site_below_a_host_is_taken_off() -> None:
    paths = ["/repo/a/", "/repo", "/repo/", "/Repo/a.html", "/reposit/a", "/a/", "/repo/repo/"]
    assert keys(paths, "/repo") == ["a", "", "", "a", "reposit/a", "a", "repo"]
    assert keys(["/my.repo/a/", "/myxrepo/a/"], "/my.repo/") == ["a", "myxrepo/a"]


@pytest.mark.parametrize("path", ["/a\n/", "/%00", "/%0A", "/\x1b[31m", "/%FF"])
def test_what_a_terminal_could_obey_is_replaced(path: str) -> None:
    assert decoded(path).isprintable()
