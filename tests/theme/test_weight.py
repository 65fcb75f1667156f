"""What a page loads."""

from __future__ import annotations

import gzip

import pytest

from tests.built_site import BuiltSite

STYLESHEET = 4_000


def weight(text: str) -> int:
    """Bytes, compressed as a static host does it."""
    return len(gzip.compress(text.encode(), 9, mtime=0))


@pytest.mark.parametrize("path", ["index.html", "search/index.html"])
def test_the_stylesheet_of_a_page_is_small(real_site: BuiltSite, path: str) -> None:
    css = real_site.page(path).xpath("string(//style)")
    assert weight(css) <= STYLESHEET


def test_what_is_read_comes_in_one_request(real_site: BuiltSite) -> None:
    needed = {
        (path, element.tag)
        for path, page in real_site.pages.items()
        for element in page.xpath("//link[@rel='stylesheet'][not(@media='print')] | //script[@src]")
    }
    assert needed == {("search/index.html", "script")}
