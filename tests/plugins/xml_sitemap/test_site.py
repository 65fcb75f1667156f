"""The sitemap and its neighbours on a whole site."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.built_site import ROOT, BuiltSite, build_ours
from tests.stock_site import build_stock

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def listed(site: BuiltSite) -> dict[str, str]:
    """Address below the site's and date, for each line of the sitemap."""
    root = etree.fromstring(site.text("sitemap.xml").encode())
    return {
        str(url.findtext("s:loc", namespaces=NAMES)): str(url.findtext("s:lastmod", "", NAMES))
        for url in root.iterfind("s:url", NAMES)
    }


def post(title: str, day: str, *more: str) -> str:
    lines = ["---", f"title: {title}", f"date: {day}", "category: News", *more, "---", "", "Text."]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    built = build_ours(
        tmp_path_factory.mktemp("xml_sitemap"),
        {
            "posts/one.md": post("One", "2019-01-01", "tags: [sleep]"),
            "posts/two.md": post("Two", "2019-06-01", "modified: 2020-02-02", "popular: false"),
            "posts/three.md": post(
                "Three", "2018-03-03", "popularity: 10", "popularity_as_of: 2019-04-01"
            ),
            "posts/draft.md": post("Draft", "2025-01-01", "status: draft"),
            "posts/hidden.md": post("Hidden", "2025-01-01", "status: hidden"),
            "pages/dated.md": "---\ntitle: Dated\ndate: 2017-01-01\n---\n\nText.\n",
            "pages/undated.md": "---\ntitle: Undated\n---\n\nText.\n",
            "posts/moved.md": post("Moved", "2018-01-01", "aliases: [/was/here/]"),
        },
        {"SITEURL": "https://s.example/sub", "DEFAULT_PAGINATION": 2},
    )
    assert built.status == 0, built.report
    return built


def test_each_page_has_the_date_of_what_it_shows(site: BuiltSite) -> None:
    dates = {url.removeprefix("https://s.example/sub/"): day for url, day in listed(site).items()}
    assert dates == {
        "": "2020-02-02",
        "archive/": "2020-02-02",
        "archive/2018/": "2018-03-03",
        "archive/2019/": "2020-02-02",
        "author/editorial-team/": "2020-02-02",
        "author/editorial-team/page/2/": "2018-03-03",
        "blog/": "2020-02-02",
        "blog/page/2/": "2018-03-03",
        "category/": "2020-02-02",
        "category/news/": "2020-02-02",
        "category/news/page/2/": "2018-03-03",
        "changes/": "2020-02-02",
        "dated/": "2017-01-01",
        "moved/": "2018-01-01",
        "one/": "2019-01-01",
        "popular/": "2019-04-01",
        "search/": "2020-02-02",
        "tag/": "2020-02-02",
        "tag/sleep/": "2019-01-01",
        "three/": "2018-03-03",
        "two/": "2020-02-02",
        "undated/": "",
    }


def test_the_sitemap_lists_every_page_that_is_not_marked_noindex_and_no_other(
    site: BuiltSite,
) -> None:
    open_pages = {
        "https://s.example/sub/" + path.removesuffix("index.html")
        for path, page in site.pages.items()
        if not page.xpath("//meta[@name='robots' and contains(@content, 'noindex')]")
    }
    assert set(listed(site)) == open_pages


def test_robots_txt_lets_all_in_and_names_the_sitemap(site: BuiltSite) -> None:
    assert site.text("robots.txt").split("\n") == [
        "User-agent: *",
        "Allow: /",
        "",
        "Sitemap: https://s.example/sub/sitemap.xml",
    ]


def test_security_txt_says_whom_to_tell_until_a_day_that_settings_name(site: BuiltSite) -> None:
    assert site.text(".well-known/security.txt").split("\n") == [
        "Contact: https://s.example/sub/contact/",
        "Expires: 2099-01-01T00:00:00Z",
        "Preferred-Languages: en",
        "Canonical: https://s.example/sub/.well-known/security.txt",
        "",
    ]


def test_an_empty_file_keeps_jekyll_away(site: BuiltSite) -> None:
    assert site.text(".nojekyll") == ""


def test_a_stock_site_needs_the_folder_alone(tmp_path: Path) -> None:
    site = build_stock(
        tmp_path,
        {
            "content/a.md": "Title: A\nDate: 2020-01-01\nModified: 2020-05-05\n\nText.\n",
            "content/pages/p.md": "Title: P\n\nText.\n",
        },
        PLUGINS=["xml_sitemap"],
        SITEURL="https://t.example",
        AUTHOR="Ann",
    )
    assert site.status == 0, site.report
    assert listed(site) == {
        "https://t.example/": "2020-05-05",
        "https://t.example/a.html": "2020-05-05",
        "https://t.example/archives.html": "2020-05-05",
        "https://t.example/author/ann.html": "2020-05-05",
        "https://t.example/authors.html": "2020-05-05",
        "https://t.example/categories.html": "2020-05-05",
        "https://t.example/category/misc.html": "2020-05-05",
        "https://t.example/pages/p.html": "",
        "https://t.example/tags.html": "2020-05-05",
    }


SUBSITES = """\
from pelican import signals

def lead_out(generators):  # as i18n_subsites does with a translation on another site
    for article in generators[0].articles:
        if article.slug in ADDRESSES:
            article.override_url = ADDRESSES[article.slug]

ADDRESSES = {"up": "../up.html", "away": "https://o.example/a.html", "below": "en/below.html"}

def register():
    signals.all_generators_finalized.connect(lead_out)
"""


def test_a_page_of_another_site_is_left_out(tmp_path: Path) -> None:
    posts = {
        f"content/{name}.md": f"Title: {name}\nDate: 2020-01-01\n\nText.\n"
        for name in ("up", "away", "below", "own")
    }
    site = build_stock(
        tmp_path,
        {"more/subsites.py": SUBSITES, **posts},
        PLUGIN_PATHS=[str(ROOT / "plugins"), "more"],
        PLUGINS=["subsites", "xml_sitemap"],
        SITEURL="https://t.example/de",
    )
    assert site.status == 0, site.report
    of_posts = {"up.html", "a.html", "away.html", "below.html", "own.html"}
    assert [url for url in listed(site) if url.rpartition("/")[2] in of_posts] == [
        "https://t.example/de/en/below.html",
        "https://t.example/de/own.html",
    ]
