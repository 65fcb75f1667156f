"""Redirect pages of a whole site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.built_site import BuiltSite
from tests.stock_site import build_stock

Build = Callable[..., BuiltSite]


def post(title: str, *more: str) -> str:
    lines = ["---", f"title: {title}", "date: 2019-01-01", "category: News", *more, "---", "", "T."]
    return "\n".join(lines) + "\n"


def test_an_old_address_leads_to_the_new_one_without_script(build_site: Build) -> None:
    site = build_site(
        {"posts/a.md": post("Q & <A>", "aliases: [/2019/a/, /old.html]")},
        {"SITEURL": "https://s.example/sub"},
    )
    assert site.status == 0, site.report
    for path in ("2019/a/index.html", "old.html"):
        page = site.page(path)
        target = "https://s.example/sub/a/"
        assert page.xpath("//link[@rel='canonical']/@href") == [target]
        assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={target}"]
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert page.xpath("//a/@href") == [target]
        assert page.xpath("string(//a)") == "Q & <A>"
        assert page.xpath("//head/*[1]/@http-equiv") == ["Content-Security-Policy"]
        assert page.xpath("//script | //style | //*[@style]") == []


def test_a_clash_is_a_mistake_with_file_and_line_and_nothing_is_written(build_site: Build) -> None:
    site = build_site(
        {
            "posts/a.md": post("A", "aliases: [/b/, /a/]"),
            "posts/b.md": post("B", "aliases:", "  - /fine/", "  - /Popular/"),
        }
    )
    assert site.status == 1
    lines = [line for line in site.report.splitlines() if ": aliases: " in line]
    assert [line.partition("content/")[2] for line in lines] == [
        "posts/a.md:5: aliases: /a/ is already the address of this text itself; remove the alias",
        "posts/a.md:5: aliases: /b/ is already the address of content/posts/b.md; remove the alias",
        "posts/b.md:7: aliases: /Popular/ is already the address of the page of popular posts;"
        " remove the alias",
    ]
    assert [path for path in site.files() if path.endswith(".html")] == []


def test_an_alias_that_is_a_later_page_of_a_list_is_told(build_site: Build) -> None:
    lists = {
        "/blog/page/2/": "the template blog",
        "/tag/mood/page/3/": "the tag mood",
        "/category/news/page/2": "the category News",
        "/author/the-editors/page/3/index.html": "the author The editors",
    }
    posts = {f"posts/{n}.md": post(f"P{n}", "tags: [mood]") for n in range(4)}
    old = ", ".join([*lists, "/blog/page/4/", "/archive/page/2/"])  # no such pages
    posts["posts/a.md"] = post("A", "tags: [mood]", f"aliases: [{old}]")
    site = build_site(posts, {"DEFAULT_PAGINATION": 2, "AUTHOR": "The editors"})
    assert site.status == 1
    told = [line.split(": ", 2)[2] for line in site.report.splitlines() if ": aliases: " in line]
    assert told == sorted(
        f"{path} is already the address of {list_}; remove the alias"
        for path, list_ in lists.items()
    )


def test_a_draft_leaves_no_redirect(build_site: Build) -> None:
    site = build_site({"posts/a.md": post("A", "status: draft", "aliases: [/was/]")})
    assert site.status == 0, site.report
    assert "was/index.html" not in site.files()


def test_plain_metadata_in_a_stock_site_works_too(tmp_path: Path) -> None:
    site = build_stock(
        tmp_path,
        {"content/a.md": "Title: AT&amp;T\nDate: 2019-01-01\nAliases: /old/, b.html\n\nText.\n"},
        PLUGINS=["report", "documents", "redirects"],
        SITEURL="https://t.example",
    )
    assert site.status == 0, site.report
    assert site.page("old/index.html").xpath("//a/@href") == ["https://t.example/att.html"]
    assert site.page("b.html").xpath("//a/@href") == ["https://t.example/att.html"]


def test_an_alias_of_a_translation_whose_original_is_not_there_is_written_once(
    build_site: Build,
) -> None:
    texts = {
        f"posts/a.{lang}.md": post(
            lang, "slug: a", f"lang: {lang}", "translation: true", f"aliases: [/was-{lang}/]"
        )
        for lang in ("de", "fr")
    }
    site = build_site(texts, {"LANGUAGES_MISSING": "warning"})
    assert site.status == 0, site.report
    assert (site.output / "was-de/index.html").is_file()


@pytest.mark.parametrize("typed", ["/café/", "/caf%C3%A9/", "/cafe\u0301/"])
def test_an_old_address_in_letters_of_any_script_is_a_folder_of_that_name(
    typed: str, build_site: Build
) -> None:
    site = build_site({"posts/a.md": post("A", f"aliases: [{typed}, /old%20post/]")})
    assert site.status == 0, site.report
    assert {"café/index.html", "old post/index.html"} <= set(site.files())
    assert "%" not in "".join(site.files())
