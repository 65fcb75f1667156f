"""Every page kind is ours, and every name that a template uses exists."""

from __future__ import annotations

from pathlib import Path

import pelican
import pytest

import pelicanconf
from tests.built_site import ROOT, BuiltSite

TEMPLATES = ROOT / "theme/templates"
CSS = ROOT / "theme/static/css"
SIMPLE = Path(pelican.__file__).parent / "themes/simple/templates"
INCLUDED_ONLY = {"pagination", "translations"}  # parts of pages; ours are macros
MAY_BE_MISSING = ("references/index.html", "archive/2026/index.html", "about/index.html")
BLOG_INDEX = {"index"}  # ours is blog.html, because the home page is a page of its own


def names(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*.html")}


def test_no_page_kind_falls_back_to_the_theme_simple() -> None:
    assert names(SIMPLE) - INCLUDED_ONLY - BLOG_INDEX - names(TEMPLATES) == set()


def test_the_theme_has_a_template_for_each_page_kind() -> None:
    assert names(TEMPLATES) >= {
        *("home", "article", "page", "blog", "category", "tag", "author", "categories", "tags"),
        *("archives", "period_archives", "popular", "references", "search", "404", "base"),
    }


@pytest.mark.parametrize(
    "path", sorted((TEMPLATES / "components").glob("*.html")), ids=lambda p: p.stem
)
def test_a_component_is_one_macro_named_like_its_file_and_its_class(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("{% macro ") == 1
    assert f"{{% macro {path.stem}(" in text


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.*")), ids=lambda p: p.name)
def test_a_template_neither_sorts_nor_filters_nor_calculates(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    banned = ("|sort", "|selectattr", "|rejectattr", "|groupby", "|map(", "|sum", "|round")
    assert [word for word in banned if word in text.replace(" ", "")] == []


def test_only_content_and_summary_are_trusted_html() -> None:
    trusted = {
        line.split("|safe")[0].rsplit("{{ ", 1)[-1]
        for path in TEMPLATES.rglob("*.html")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "|safe" in line
    }
    assert trusted == {"document.content", "document.summary", "article.summary"}


def test_no_template_has_a_style_attribute_or_a_handler() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    assert [
        word for word in (" style=", " onclick=", " onload=", "javascript:") if word in text
    ] == []


def test_each_sheet_is_used_by_a_kind_of_page_or_a_part() -> None:
    sheets = {path.name: path.read_text(encoding="utf-8") for path in CSS.glob("*.css")}
    imported = {name for name in sheets if any(f'url("{name}")' in css for css in sheets.values())}
    declared = {**pelicanconf.PAGE_POLICY_KINDS, **pelicanconf.PAGE_POLICY_PARTS}.values()
    assert {Path(str(each["stylesheet"])).name for each in declared} | imported == set(sheets)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("blog/index.html", "All articles"),
        ("popular/index.html", "Popular Blog Posts"),
        ("references/index.html", "References"),
        ("search/index.html", "Search"),
        ("archive/index.html", "Archive"),
        ("archive/2026/index.html", "2026"),
        ("category/index.html", "Categories"),
        ("tag/index.html", "Tags"),
        ("404.html", "There is no page here"),
        ("about/index.html", "About"),
    ],
)
def test_each_page_kind_is_built_under_its_heading(
    real_site: BuiltSite, path: str, title: str
) -> None:
    if path not in real_site.pages and path in MAY_BE_MISSING:
        pytest.skip("no text of this site needs it")
    headings = real_site.page(path).xpath("//main//h1")
    assert [" ".join(each.text_content().split()) for each in headings] == [title]
