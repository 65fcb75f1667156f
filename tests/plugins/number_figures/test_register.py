"""Figures in whole sites."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built_site import ROOT
from tests.stock_site import build_stock

HEAD = """---
title: One
date: 2026-01-01
summary: S
clinical: true
evidence_checked: 2026-01-01
review_by: 2026-12-31
---
"""
BIB = "@misc{a, title = {T}, year = {2020}}\n@misc{b, title = {U}, year = {2021}}\n"
FIGURE = "```figure icon-array\ntitle: It's here\nof: 100\nA: 1\nB: 2\nsource: [@b]\n```\n"
SHOW = {"overrides/article.html": "{{ article.content }}|{{ article.summary }}"}
ALL = ["report", "documents", "front_matter", "citations", "claims", "number_figures"]


def files(text: str, head: str = HEAD) -> dict[str, str]:
    return {"content/one.md": head + text, "content/references.bib": BIB, **SHOW}


def test_the_source_of_a_figure_is_numbered_where_the_figure_stands(tmp_path: Path) -> None:
    text = f"One.[@a]\n\n{FIGURE}\nThree.[@b]\n"
    page = build_stock(tmp_path, files(text), PLUGINS=ALL).text("one.html")
    assert page.index('id="c:1"') < page.index("<caption>It’s here") < page.index('id="c:2"')
    assert page.index('id="c:2"') < page.index("<svg") < page.index('id="c:2-2"')


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        (FIGURE.replace("A: 1", "A: 101"), "content/one.md:12: figure: 101: want at most 100"),
        (FIGURE.replace("@b", "@c"), "content/one.md:14: citations: no source has the key c"),
        (
            FIGURE.replace("It's here", "A miracle cure"),
            "content/one.md:10: claim: “miracle” is a promise",
        ),
        (
            "> " + FIGURE.replace("\n", "\n> "),
            "content/one.md:9: figure: want it outside of a quote",
        ),
        (
            FIGURE.replace("source: [@b]\n", ""),
            "content/one.md:12: figure: A: want a source for it",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, reported: str, tmp_path: Path) -> None:
    site = build_stock(tmp_path, files(text), PLUGINS=ALL)
    assert reported in site.report


def test_another_reader_and_other_extensions_show_the_same(tmp_path: Path) -> None:
    """Pelican's own reader highlights fenced code; its summary begins with the body."""
    head = "Title: One\nDate: 2026-01-01\n\n"
    page = build_stock(
        tmp_path,
        files(f"{FIGURE}\nWords.\n", head),
        PLUGINS=["report", "documents", "citations", "number_figures"],
    ).text("one.html")
    body, _, summary = page.partition("|")
    assert "<caption>It&#39;s here" in body
    assert body.count("<svg") == 2
    assert summary.strip() == "<p>Words.</p>"


def test_a_figure_may_stand_in_a_list_and_in_a_box(build_site: object) -> None:
    """As any other fence."""
    assert callable(build_site)
    indented = FIGURE.replace("\n", "\n    ").rstrip(" ")
    body = f'- item\n\n    {indented}\n!!! note "Note"\n    Text\n\n    {indented}'
    site = build_site(
        {
            "posts/one.md": HEAD.replace("clinical: true", "category: C") + body,
            "references.bib": BIB,
        }
    )
    page = site.page("one/index.html")
    assert len(page.xpath("//li//figure")) == len(page.xpath("//aside//figure")) == 1


def test_a_figure_with_a_name_is_at_hand_without_its_marks_and_with_its_sources(
    tmp_path: Path,
) -> None:
    show = (
        "{% for name, each in number_figures.items() %}{{ name }}|{{ each.html }}|"
        "{{ each.sources|join(' ') }}|{{ each.url }}{% endfor %}"
    )
    text = f"Words.[@a]\n\n{FIGURE.replace('of: 100', 'name: two-trials')}".replace(
        "A: 1", "A: 1 of 5"
    )
    given = {**files(text.replace("B: 2", "B: 2 of 9")), "overrides/article.html": show}
    site = build_stock(tmp_path, given, PLUGINS=ALL)
    name, html, sources, url = site.text("one.html").split("|")
    assert (name, url) == ("two-trials", "one.html")
    assert "<caption>It’s here</caption>" in html
    assert "<sup" not in html
    assert (sources.count("U."), sources.count("T.")) == (1, 0)


def test_the_sources_of_a_figure_with_a_name_are_in_the_words_of_its_language(
    tmp_path: Path,
) -> None:
    show = "{% for each in number_figures.values() %}{{ each.sources|join }}{% endfor %}"
    figure = FIGURE.replace("of: 100", "name: two\nof: 100")
    undated = (
        "@misc{b, title = {U}, urldate = {2026-10-04}}\n@misc{a, title = {T}, year = {2020}}\n"
    )
    given = {
        **files(f"Words.[@a]\n\n{figure}", HEAD.replace("title:", "lang: de\ntitle:")),
        "content/references.bib": undated,
        "overrides/article.html": show,
    }
    catalogues = str(ROOT / "theme/translations")
    site = build_stock(
        tmp_path, given, PLUGINS=ALL, LANGUAGES_CATALOGUES=catalogues, DEFAULT_LANG="de"
    )
    assert site.text("one.html") == "U. [Datum unbekannt] [abgerufen: 4. Okt. 2026]."


@pytest.mark.parametrize(
    ("name", "reported"),
    [
        ("two-trials", "figure: two-trials is the name of a figure in “One”; choose another"),
        ("Two trials", "figure: Two trials: want lower-case letters, digits and single hyphens"),
    ],
)
def test_a_name_belongs_to_one_figure_and_has_one_form(
    name: str, reported: str, tmp_path: Path
) -> None:
    first = FIGURE.replace("of:", "name: two-trials\nof:")
    given = files(first) | {"content/two.md": HEAD + FIGURE.replace("of:", f"name: {name}\nof:")}
    report = build_stock(tmp_path, given, PLUGINS=ALL).report
    assert [line for line in report.splitlines() if "content/two.md" in line and reported in line]
