"""The plugin's folder, alone, in the site that pelican-quickstart makes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.built_site import ROOT, BuiltSite, run_pelican, write_files

QUICKSTART = """
AUTHOR = "Ann"
SITENAME = "Stock & Co"
SITEURL = "https://stock.example/blog"
PATH = "content"
TIMEZONE = "Europe/Rome"
DEFAULT_LANG = "en"
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
DEFAULT_PAGINATION = 10
THEME = "simple"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["popular_posts"]
"""
ATOM = {"a": "http://www.w3.org/2005/Atom"}
Build = Callable[..., BuiltSite]


@pytest.fixture
def build_stock(tmp_path: Path) -> Build:
    def build(files: Mapping[str, str], settings: Mapping[str, Any] | None = None) -> BuiltSite:
        ignore = shutil.ignore_patterns("__pycache__")
        plugin = tmp_path / "plugins/popular_posts"
        shutil.copytree(ROOT / "plugins/popular_posts", plugin, ignore=ignore)
        write_files(tmp_path / "content", files)
        changes = "".join(f"{name} = {value!r}\n" for name, value in (settings or {}).items())
        (tmp_path / "pelicanconf.py").write_text(QUICKSTART + changes)
        return run_pelican(
            tmp_path, tmp_path / "pelicanconf.py", tmp_path / "output", {"PYTHONPATH": ""}
        )

    return build


def post(title: str, *more: str, body: str = "Text.") -> str:
    return "\n".join([f"Title: {title}", "Date: 2024-01-01", *more, "", body])


def texts(site: BuiltSite, path: str, query: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in site.page(path).xpath(query)]


def test_the_page_lists_posts_by_popularity_pins_first_and_never_unwanted_ones(
    build_stock: Build,
) -> None:
    site = build_stock(
        {
            "few.md": post("Few", "Popularity: 5"),
            "many.md": post("Many", "Popularity: 50"),
            "top.md": post("Top", "Pinned: 1"),
            "never.md": post("Never", "Popularity: 99", "Popular: no"),
            "draft.md": post("Draft", "Popularity: 99", "Status: draft"),
            "hidden.md": post("Hidden", "Popularity: 99", "Status: hidden"),
            "pages/page.md": post("Page", "Popularity: 99"),
        }
    )
    assert site.status == 0, site.report
    assert texts(site, "popular/index.html", "//li/a[contains(@href, '.html')]")[-3:] == [
        "Top",
        "Many",
        "Few",
    ]
    assert texts(site, "popular/index.html", "//main/h2") == ["Popular posts"]


def test_an_article_lists_the_others_through_the_ready_made_template(
    build_stock: Build, tmp_path: Path
) -> None:
    write_files(
        tmp_path / "templates",
        {
            f"{kind}.html": '{% extends "!simple/'
            + kind
            + '.html" %}{% block content %}{{ super() }}'
            + '{% include "popular_posts/list.html" %}{% endblock %}'
            for kind in ("article", "index", "page")
        },
    )
    site = build_stock(
        {
            "a.md": post("A", "Popularity: 3"),
            "b.md": post("B", "Popularity: 2"),
            "c.md": post("C", "Popularity: 1"),
            "d.md": post("D", "Status: draft"),
            "pages/p.md": post("P"),
        },
        {
            "THEME_TEMPLATES_OVERRIDES": ["templates"],
            "POPULAR_POSTS_NUMBER": 2,
        },
    )
    assert site.status == 0, site.report
    listed = "//aside[@class='popular-posts']//li/a"
    assert {
        path: texts(site, path, listed)
        for path in ("index.html", "a.html", "b.html", "drafts/d.html", "pages/p.html")
    } == {
        "index.html": ["A", "B"],
        "a.html": ["B", "C"],
        "b.html": ["A", "C"],
        "drafts/d.html": ["A", "B"],
        "pages/p.html": ["A", "B"],
    }


def test_a_post_without_summary_in_its_front_matter_shows_its_title_only(
    build_stock: Build,
) -> None:
    site = build_stock(
        {
            "a.md": post(
                "A", "Popularity: 2", "Summary: Said *so*.[^1] AT&T", body="B.[^1]\n\n[^1]: n"
            ),
            "b.md": post("B", body="A body from which Pelican cuts a summary of its own."),
        }
    )
    assert texts(site, "popular/index.html", "//main//li") == ["A Said so. AT&T", "B"]


def test_a_summary_that_another_plugin_makes_is_no_excerpt(
    build_stock: Build, tmp_path: Path
) -> None:
    write_files(
        tmp_path / "plugins",
        {
            "summarise.py": "from pelican import signals\n"
            "def summarise(content):\n"
            "    content.metadata['summary'] = content._summary = 'Made.'\n"
            "def register():\n"
            "    signals.content_object_init.connect(summarise)\n"
        },
    )
    site = build_stock(
        {"a.md": post("A"), "b.md": post("B", "Summary: Given.")},
        {"PLUGINS": ["popular_posts", "summarise"]},
    )
    assert texts(site, "popular/index.html", "//main//li") == ["A", "B Given."]


def test_titles_are_the_html_that_stock_themes_print(build_stock: Build) -> None:
    site = build_stock({"a.md": post("<em>Fish</em> &amp; chips")})
    listing = json.loads(site.text("popular.json"))
    assert [each["title"] for each in listing["posts"]] == ["Fish & chips"]
    assert "<a" in site.text("popular/index.html")
    assert "Fish &amp; chips</a>" in site.text("popular/index.html")


def test_titles_are_text_where_autoescape_is_on(build_stock: Build) -> None:
    site = build_stock(
        {"a.md": post("1 < 2 &amp; <b>3</b>")},
        {"JINJA_ENVIRONMENT": {"autoescape": True}, "POPULAR_POSTS_PAGE_SAVE_AS": ""},
    )
    listing = json.loads(site.text("popular.json"))
    assert [each["title"] for each in listing["posts"]] == ["1 < 2 &amp; <b>3</b>"]


def test_the_listing_has_whole_titles_and_absolute_addresses(build_stock: Build) -> None:
    site = build_stock(
        {
            "a.md": post(
                "One two three", "Popularity: 1204", "Popularity_as_of: 2026-11-01", "Summary: S."
            )
        },
        {"POPULAR_POSTS_HALF_LIFE": 90, "POPULAR_POSTS_TITLE_WORDS": 2},
    )
    assert json.loads(site.text("popular.json")) == {
        "version": 1,
        "title": "Popular posts – Stock & Co",
        "home_page_url": "https://stock.example/blog/popular/",
        "half_life_days": 90,
        "posts": [
            {
                "position": 1,
                "title": "One two three",
                "url": "https://stock.example/blog/one-two-three.html",
                "excerpt": "S.",
                "date": "2024-01-01T00:00:00+01:00",
                "lang": "en",
                "popularity": 1204,
                "popularity_as_of": "2026-11-01",
                "views": 1204,
                "pinned": None,
                "reason": "1,204 views, half-life 90 days, to 1 Nov 2026",
            }
        ],
    }


def test_the_feed_is_in_the_order_of_the_list_and_dated_by_its_data(build_stock: Build) -> None:
    site = build_stock(
        {
            "a.md": post("Q & A <1>", "Popularity: 1", "Summary: 1 &lt; 2"),
            "b.md": post("B", "Popularity: 2", "Popularity_as_of: 2026-11-01"),
        }
    )
    feed = etree.fromstring(site.text("feeds/popular.atom.xml").encode())

    def values(query: str) -> list[str]:
        return [str(each) for each in feed.xpath(query, namespaces=ATOM)]

    assert values("a:updated/text()") == ["2026-11-01T00:00:00+00:00"]
    assert values("a:entry/a:title/text()") == ["B", "Q & A <1>"]
    assert values("a:entry/a:id/text()") == [
        "tag:stock.example,2024-01-01:/blog/b.html",
        "tag:stock.example,2024-01-01:/blog/q-a.html",
    ]
    assert values("a:entry/a:link/@href") == [
        "https://stock.example/blog/b.html",
        "https://stock.example/blog/q-a.html",
    ]
    assert values("a:entry/a:summary/text()") == ["B", "1 &lt; 2"]


def test_a_site_without_posts_still_has_a_page_a_listing_and_a_dated_feed(
    build_stock: Build,
) -> None:
    site = build_stock({"pages/p.md": post("P")})
    assert site.status == 0, site.report
    assert json.loads(site.text("popular.json"))["posts"] == []
    assert "<updated>1970-01-01T00:00:00+00:00</updated>" in site.text("feeds/popular.atom.xml")


def test_each_language_lists_its_own_posts(build_stock: Build, tmp_path: Path) -> None:
    write_files(
        tmp_path / "templates",
        {"article.html": '{% include "popular_posts/list.html" %}'},
    )
    site = build_stock(
        {
            "a.md": post("A", "Slug: a"),
            "a-de.md": post("A auf Deutsch", "Slug: a", "Lang: de"),
            "b.md": post("B", "Slug: b"),
            "b-de.md": post("B auf Deutsch", "Slug: b", "Lang: de"),
        },
        {"THEME_TEMPLATES_OVERRIDES": ["templates"]},
    )
    assert site.status == 0, site.report
    assert texts(site, "a.html", "//li/a") == ["B"]
    assert texts(site, "a-de.html", "//li/a") == ["B auf Deutsch"]
    assert texts(site, "popular/index.html", "//main//li/a") == ["A", "B"]


def test_wrong_fields_of_all_files_come_in_one_error_with_their_lines(build_stock: Build) -> None:
    site = build_stock(
        {
            "a.md": post("A", "Popularity: many", "Pinned: first"),
            "b.md": post("B", "Popular: maybe", "Status: hidden"),
            "c.md": post("C", "Popular: maybe"),
        }
    )
    assert site.status == 1
    last = [line for line in site.report.splitlines() if line.strip()][-4:]
    assert [line.removeprefix("popular_posts.errors.PopularPostsError: ") for line in last] == [
        "content/a.md:3: popularity: 'many' is wrong; write a whole number from 0 to 1000000000",
        "content/a.md:4: pinned: 'first' is wrong; write a whole number; 1 is the first",
        "content/b.md:3: popular: 'maybe' is wrong; write yes or no",
        "content/c.md:3: popular: 'maybe' is wrong; write yes or no",
    ]
    assert site.files() == []


def test_wrong_settings_stop_the_build_before_it_reads_a_file(build_stock: Build) -> None:
    site = build_stock(
        {"a.md": post("A", "Popularity: many")},
        {"POPULAR_POSTS_NUMBR": 5, "POPULAR_POSTS_ORDER": "random"},
    )
    assert site.status == 1
    assert "POPULAR_POSTS_NUMBR: no such setting; did you mean POPULAR_POSTS_NUMBER?" in site.report
    assert "POPULAR_POSTS_ORDER: 'random' is wrong" in site.report
    assert "many" not in site.report
    assert site.files() == []


def test_a_thumbnail_gets_the_address_of_its_static_file(build_stock: Build) -> None:
    site = build_stock(
        {"a.md": post("A", "Thumbnail: images/a.png"), "images/a.png": "x", "b.md": post("B")},
        {"POPULAR_POSTS_SHOW_THUMBNAIL": True, "STATIC_PATHS": ["images"]},
    )
    images = site.page("popular/index.html").xpath("//main//img/@src")
    assert images == ["https://stock.example/blog/images/a.png"]


def test_a_mistake_in_a_draft_is_a_warning(build_stock: Build) -> None:
    draft = post("D", "Pinned: first", "Status: draft")
    site = build_stock({"a.md": post("A", "Popularity: 1"), "d.md": draft})
    assert site.status == 0, site.report
    warning = "content/d.md:3: pinned: 'first' is wrong; write a whole number; 1 is the first"
    assert warning in " ".join(site.report.split())


def test_a_thumbnail_that_is_no_file_of_the_site_is_a_mistake(build_stock: Build) -> None:
    site = build_stock({"a.md": post("A", "Thumbnail: images/lost.png")})
    assert site.status == 1
    assert site.report.rstrip().endswith(
        "content/a.md:3: thumbnail: 'images/lost.png' is wrong; write the path of a static file"
    )


def test_an_attribute_that_another_plugin_sets_takes_an_article_off_the_list(
    build_stock: Build, tmp_path: Path
) -> None:
    write_files(
        tmp_path / "plugins",
        {
            "overdue.py": "from types import SimpleNamespace\n"
            "from pelican import signals\n"
            "def mark(content):\n"
            "    if getattr(content, 'slug', '') == 'old':\n"
            "        content.review = SimpleNamespace(overdue=True)\n"
            "def register():\n"
            "    signals.content_object_init.connect(mark)\n"
        },
    )
    site = build_stock(
        {"old.md": post("Old"), "new.md": post("New")},
        {"PLUGINS": ["overdue", "popular_posts"], "POPULAR_POSTS_EXCLUDE_IF": ["review.overdue"]},
    )
    assert site.status == 0, site.report
    assert texts(site, "popular/index.html", "//main//li/a") == ["New"]


def test_a_template_can_ask_for_the_list_of_a_tag(build_stock: Build, tmp_path: Path) -> None:
    write_files(
        tmp_path / "templates",
        {
            "tag.html": "{% for entry in popular_posts_within(number=1, tag=tag.slug) %}"
            "<b>{{ entry.title }}</b>{% endfor %}"
        },
    )
    site = build_stock(
        {
            "a.md": post("A", "Popularity: 9", "Tags: other"),
            "b.md": post("B", "Popularity: 2", "Tags: good sleep, other"),
            "c.md": post("C", "Popularity: 1", "Tags: good sleep"),
        },
        {"THEME_TEMPLATES_OVERRIDES": ["templates"]},
    )
    assert texts(site, "tag/good-sleep.html", "//b") == ["B"]
    assert texts(site, "tag/other.html", "//b") == ["A"]


def test_yaml_free_metadata_in_restructured_text_is_read_too(build_stock: Build) -> None:
    site = build_stock(
        {
            "a.rst": "A\n=\n\n:date: 2024-01-01\n:popularity: 5\n\nText.\n",
            "b.md": post("B", "Popularity: 9"),
        }
    )
    assert texts(site, "popular/index.html", "//main//li/a") == ["B", "A"]
