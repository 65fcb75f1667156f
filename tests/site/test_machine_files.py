"""Feeds, sitemap and their neighbours of the real site agree with its pages."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from lxml import etree

from tests.built_site import BuiltSite, ours

URL = f"{ours().address}/"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_sitemap_is_every_page_that_may_be_indexed(published_site: BuiltSite) -> None:
    root = etree.fromstring(published_site.text("sitemap.xml").encode())
    listed = {str(loc) for loc in root.xpath("//*[local-name()='loc']/text()")}
    pages = {URL + path.removesuffix("index.html") for path in published_site.pages}
    assert listed == pages - {URL + "404.html"}


def test_each_feed_of_all_articles_has_each_of_them(published_site: BuiltSite) -> None:
    lists = "//main//a[@class='year-list__title']/@href"
    wanted = {str(each) for each in published_site.page("search/index.html").xpath(lists)}
    assert wanted
    atom = etree.fromstring(published_site.text("feeds/all.atom.xml").encode())
    assert {link.get("href") for link in atom.iterfind(f"{ATOM}entry/{ATOM}link")} == wanted
    rss = etree.fromstring(published_site.text("feeds/all.rss.xml").encode())
    assert {link.text for link in rss.iterfind("channel/item/link")} == wanted
    feed = json.loads(published_site.text("feeds/all.json"))
    assert {item["url"] for item in feed["items"]} == wanted


def test_every_address_in_every_feed_is_absolute(published_site: BuiltSite) -> None:
    schemes = ("https://", "http://", "tel:", "sms:", "mailto:")
    for item in json.loads(published_site.text("feeds/all.json"))["items"]:
        links = etree.HTML(item["content_html"]).xpath("//@href | //@src")
        assert [link for link in links if not str(link).startswith(schemes)] == []


def test_each_category_and_tag_has_a_feed(published_site: BuiltSite) -> None:
    for kind in ("category", "tag"):
        groups = {
            path.split("/")[1]
            for path in published_site.pages
            if path.startswith(f"{kind}/") and path.count("/") == 2
        }
        feeds = {
            path.removeprefix(f"feeds/{kind}/").removesuffix(".atom.xml")
            for path in published_site.files()
            if path.startswith(f"feeds/{kind}/")
        }
        assert (kind, feeds) == (kind, groups)


def test_files_for_hosts_and_machines_are_there(published_site: BuiltSite) -> None:
    wanted = {
        ".nojekyll",
        ".well-known/security.txt",
        "404.html",
        "_headers",
        "popular.json",
        "robots.txt",
        "sitemap.xml",
    }
    assert wanted <= set(published_site.files())


@pytest.mark.parametrize("email", ["", "team@plain.example"])
def test_the_email_address_is_shown_only_once_it_is_set(
    email: str, build_site: Callable[..., BuiltSite]
) -> None:
    page = "---\ntitle: {0}\nslug: {0}\ndate: 2026-01-01\n---\nText.\n"
    files = {f"pages/{name}.md": page.format(name) for name in ("contact", "about")}
    site = build_site(files, {"CONTACT_EMAIL": email})
    shown = [
        (name, part)
        for name in ("contact", "about")
        for part in ("main", "footer")
        if site.page(f"{name}/index.html").xpath(f"//{part}//a[@href='mailto:{email}']")
    ]
    places = [("contact", "main"), ("contact", "footer"), ("about", "footer")]
    assert shown == (places if email else [])
    contacts = [f"mailto:{email}", "/contact/"] if email else ["/contact/"]
    lines = site.text(".well-known/security.txt").splitlines()
    assert [line for line in lines if line.startswith("Contact:")] == [
        f"Contact: {each}" for each in contacts
    ]


def test_nothing_unpublished_leaves_the_house(published_site: BuiltSite) -> None:
    odd = [
        path
        for path in published_site.files()
        if path.startswith("drafts/") or path.endswith((".md", ".py", ".bib", ".yaml", "~"))
    ]
    assert odd == []
