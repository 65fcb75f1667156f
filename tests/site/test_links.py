"""Every link leads somewhere, to the very place it names."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml.html import HtmlElement

from tests.built_site import BuiltSite

ADDRESSES = "//@href | //@src | //@poster | //form/@action"
OUTSIDE = ("https", "http", "mailto", "tel", "sms")  # an old source may have no https


@pytest.fixture(params=["real_site", "published_site", "project_site"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    built: BuiltSite = request.getfixturevalue(request.param)
    return built


def base(site: BuiltSite) -> str:
    return (site.siteurl or "https://local.invalid") + "/"


def inner_links(site: BuiltSite) -> Iterator[tuple[str, str, str]]:
    """(page, file, fragment) for each address on a page that is this site's."""
    for path, page in site.pages.items():
        for address in page.xpath(ADDRESSES):
            url = urljoin(base(site) + path, str(address))
            if url.startswith(base(site)):
                inside = unquote(urlsplit(url).path.removeprefix(urlsplit(base(site)).path))
                file = inside + "index.html" if inside.endswith("/") or not inside else inside
                yield path, file, unquote(urlsplit(url).fragment)


def anchors(page: HtmlElement) -> set[str]:
    return {"", "top", *map(str, page.xpath("//@id"))}


def test_every_address_inside_the_site_is_a_file(site: BuiltSite) -> None:
    files = set(site.files())
    assert {(page, file) for page, file, _ in inner_links(site) if file not in files} == set()


def test_every_address_on_the_host_is_inside_the_site(site: BuiltSite) -> None:
    host = "{0.scheme}://{0.netloc}/".format(urlsplit(base(site)))
    outside = {
        (path, str(address))
        for path, page in site.pages.items()
        for address in page.xpath(ADDRESSES)
        if urljoin(base(site) + path, str(address)).startswith(host)
        and not urljoin(base(site) + path, str(address)).startswith(base(site))
    }
    assert outside == set()


def test_every_fragment_is_an_element_of_its_page(site: BuiltSite) -> None:
    known = {path: anchors(page) for path, page in site.pages.items()}
    missing = {
        (page, f"{file}#{fragment}")
        for page, file, fragment in inner_links(site)
        if file in known and fragment not in known[file]
    }
    assert missing == set()


def test_every_address_outside_is_safe(site: BuiltSite) -> None:
    schemes = {
        urlsplit(str(address)).scheme
        for page in site.pages.values()
        for address in page.xpath("//a/@href")
        if urlsplit(str(address)).scheme
    }
    assert schemes <= set(OUTSIDE)


def test_every_page_can_be_reached_from_the_home_page(site: BuiltSite) -> None:
    links: dict[str, set[str]] = {}
    for page, file, _ in inner_links(site):
        links.setdefault(page, set()).add(file)
    reached, ahead = {"index.html"}, {"index.html"}
    while ahead:
        ahead = {to for page in ahead for to in links.get(page, ())} & site.pages.keys() - reached
        reached |= ahead
    assert site.pages.keys() - reached - {"404.html"} == set()


def test_links_that_look_the_same_in_the_main_menu_are_the_same_on_every_page(
    site: BuiltSite,
) -> None:
    menus = {
        tuple(
            urljoin(base(site) + path, str(href)) for href in page.xpath("//header//nav//a/@href")
        )
        for path, page in site.pages.items()
    }
    assert len(menus) == 1


def test_no_mark_of_the_source_is_left_on_a_page(site: BuiltSite) -> None:
    marks = ("{filename}", "{static}", "{attach}", "%7Bfilename", "[[", "[@", "TODO", "FIXME")
    found = {(path, mark) for path in site.pages for mark in marks if mark in site.text(path)}
    assert found == set()
