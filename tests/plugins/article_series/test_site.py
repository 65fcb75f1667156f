"""Series of whole sites."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.built_site import BuiltSite
from tests.stock_site import build_stock


def post(title: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: 2026-01-01\n{more}---\nText.\n"


def test_each_part_says_which_it_is_and_leads_to_the_others(
    build_site: Callable[..., BuiltSite],
) -> None:
    files = {
        "posts/a.md": post("A & a", "series: Sleep\npart: 1\ntags: [x]\n"),
        "posts/b.md": post("B", "series: Sleep\npart: 2\ntags: [x]\n"),
        "posts/c.md": post("C"),
    }
    site = build_site(files, {"SITEURL": "https://x.example", "POPULAR_POSTS_NUMBER": 0})
    assert site.status == 0, site.report
    page = site.page("b/index.html")
    assert (
        page.xpath("string(//p[@class='byline']/a[@href='#page:series'])") == "Part 2 of 2: Sleep"
    )
    (series,) = page.xpath("//nav[@aria-labelledby='page:series']")
    assert [item.text_content() for item in series.xpath(".//li")] == ["A & a", "B"]
    assert series.xpath(".//a/@href") == ["#page:series", "https://x.example/a/"]
    assert series.xpath("string(.//li[@value='2']/*[@aria-current='page'])") == "B"
    assert not page.xpath("//nav[@aria-labelledby='page:related']")  # it would repeat part 1
    assert "page:series" not in site.text("c/index.html")


def test_wrong_parts_and_near_names_are_told_with_their_lines(
    build_site: Callable[..., BuiltSite],
) -> None:
    files = {
        "posts/a.md": post("A", "series: Better sleep\npart: 1\n"),
        "posts/b.md": post("B", "series: Beter sleep\n"),
        "posts/c.md": post("C", "part: 2\n"),
        "posts/d.md": post("D", "series: Better sleep\npart: zero\n"),
        "posts/f.md": post("F", "series: Better sleep\npart: 2\n"),
        "pages/e.md": "---\ntitle: E\nseries: Better sleep\n---\nText.\n",
    }
    site = build_site(files)
    assert site.status == 1
    for reported in (
        "posts/b.md:4: series: Beter sleep: nearly the same: series “Beter sleep” in ",
        "posts/c.md:4: part: 2: want a series that it is a part of; add series: …, or delete it",
        "posts/d.md:5: part: zero: want a whole number",
        "pages/e.md:3: series: Better sleep: want a series of articles, and this is a page",
    ):
        assert reported in site.report, site.report
    assert "3 mistakes" in site.report


def test_another_site_numbers_its_texts(tmp_path: Path) -> None:
    shown = "{% if article.series_place %}{{ article.series_place.number }}{% endif %}"
    stock = "Title: {0}\nDate: 2020-01-01\nSeries: S\nPart: {1}\n\nHello.\n"
    files = {
        "overrides/article.html": shown,
        "content/a.md": stock.format("a", 2),
        "content/b.md": stock.format("b", 1),
    }
    plugins = ["report", "documents", "article_series"]
    site = build_stock(tmp_path / "right", files, PLUGINS=plugins)
    assert (site.status, site.text("a.html"), site.text("b.html")) == (0, "2", "1")
    wrong = build_stock(
        tmp_path / "wrong", {**files, "content/b.md": stock.format("b", "I")}, PLUGINS=plugins
    )
    assert wrong.status == 1
    assert "b.md:1: part: I: want a number from 1; correct it" in wrong.report
