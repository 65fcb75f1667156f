"""Feeds of a whole site, with our settings and in a stock one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree, html

from tests.built_site import BuiltSite, build_ours
from tests.stock_site import build_stock

ATOM = {"a": "http://www.w3.org/2005/Atom"}
FILES = {
    "posts/new.md": """---
title: Is 1 < 2 & 3 > 2?
date: 2020-02-01
modified: 2021-01-05
category: News
tags: [sleep]
summary: Short *words*.
aliases: [/2020/very-old/, /old/]
---

See [the other]({filename}old-post.md#part) and [below](#end).

## End
""",
    "posts/old-post.md": """---
title: Old post
date: 2019-02-01
category: Guides
tags: [sleep, mood]
---

## Part

Text.
""",
    "posts/draft.md": "---\ntitle: D\ndate: 2022-01-01\ncategory: News\nstatus: draft\n---\n\nX.\n",
    "pages/page.md": "---\ntitle: Page\n---\n\nX.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("feeds")
    built = build_ours(folder, FILES, {"SITEURL": "https://s.example/sub"})
    assert built.status == 0, built.report
    return built


def titles(site: BuiltSite, path: str) -> list[str]:
    feed = etree.fromstring(site.text(path).encode())
    return [str(each) for each in feed.xpath("a:entry/a:title/text()", namespaces=ATOM)]


def test_only_these_feeds_are_written(site: BuiltSite) -> None:
    assert [path for path in site.files() if path.startswith("feeds/")] == [
        "feeds/all.atom.xml",
        "feeds/all.json",
        "feeds/all.rss.xml",
        "feeds/category/guides.atom.xml",
        "feeds/category/news.atom.xml",
        "feeds/changes.atom.xml",
        "feeds/popular.atom.xml",
        "feeds/tag/mood.atom.xml",
        "feeds/tag/sleep.atom.xml",
    ]


def test_entries_are_published_articles_newest_first(site: BuiltSite) -> None:
    assert titles(site, "feeds/all.atom.xml") == ["Is 1 < 2 & 3 > 2?", "Old post"]
    assert titles(site, "feeds/category/news.atom.xml") == ["Is 1 < 2 & 3 > 2?"]
    assert titles(site, "feeds/tag/sleep.atom.xml") == ["Is 1 < 2 & 3 > 2?", "Old post"]
    assert titles(site, "feeds/tag/mood.atom.xml") == ["Old post"]


def test_an_id_keeps_the_oldest_address_whatever_the_host(site: BuiltSite) -> None:
    items = json.loads(site.text("feeds/all.json"))["items"]
    assert [item["id"] for item in items] == [
        "tag:site.example,2020-02-01:/2020/very-old/",
        "tag:site.example,2019-02-01:/old-post/",
    ]


def test_every_address_in_the_content_is_absolute(site: BuiltSite) -> None:
    item = json.loads(site.text("feeds/all.json"))["items"][0]
    links = html.fromstring(f"<div>{item['content_html']}</div>").xpath("//a/@href")
    own = "https://s.example/sub/new/#end"  # the heading leads to itself
    assert links == ["https://s.example/sub/old-post/#part", own, own]


def test_a_changed_post_says_when(site: BuiltSite) -> None:
    item = json.loads(site.text("feeds/all.json"))["items"][0]
    assert item["date_published"] == "2020-02-01T00:00:00+00:00"
    assert item["date_modified"] == "2021-01-05T00:00:00+00:00"
    assert item["summary"] == "Short words."


def test_lists_name_the_feeds_of_the_site_and_a_text_the_first(site: BuiltSite) -> None:
    links = site.page("blog/index.html").xpath("//link[@rel='alternate']")
    assert [(link.get("type"), link.get("href")) for link in links] == [
        ("application/atom+xml", "https://s.example/sub/feeds/all.atom.xml"),
        ("application/rss+xml", "https://s.example/sub/feeds/all.rss.xml"),
        ("application/feed+json", "https://s.example/sub/feeds/all.json"),
    ]
    (link,) = site.page("old-post/index.html").xpath("//link[@rel='alternate']")
    assert link.get("href") == "https://s.example/sub/feeds/all.atom.xml"


@pytest.mark.parametrize("group", ["category/news", "tag/sleep"])
def test_the_page_of_a_category_or_tag_names_its_feed_too(site: BuiltSite, group: str) -> None:
    links = site.page(f"{group}/index.html").xpath("//link[@rel='alternate']/@href")
    assert links[-1] == f"https://s.example/sub/feeds/{group}.atom.xml"


def test_the_folders_alone_give_feeds_to_a_stock_site_whose_titles_are_html(
    tmp_path: Path,
) -> None:
    site = build_stock(
        tmp_path,
        {"content/a.md": "Title: <em>Fish</em> &amp; chips\nDate: 2020-01-01\n\nText.\n"},
        PLUGINS=["report", "feeds"],
        SITEURL="https://t.example",
        FEEDS_ALL_RSS="",
        FEEDS_TAG_ATOM="",
    )
    assert site.status == 0, site.report
    assert titles(site, "feeds/all.atom.xml") == ["Fish & chips"]
    assert "feeds/all.rss.xml" not in site.files()
