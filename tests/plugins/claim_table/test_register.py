from pathlib import Path

import pytest

from tests.stock_site import build_stock

HEAD = """---
title: One
date: 2026-01-01
claims:
  - claim: It helps
    evidence: One trial
    certainty: low
    sources: [{}]
---
"""
BIB = "@misc{a, title = {T}, year = {2020}}\n@misc{b, title = {U}, year = {2021}}\n"
PLUGINS = ["report", "documents", "front_matter", "citations", "claim_table"]
SHOW = {"overrides/article.html": "{{ article.content }}"}


def files(text: str, key: str = "b") -> dict[str, str]:
    page = HEAD.format(key) + text
    return {"content/one.md": page, "content/references.bib": BIB, **SHOW}


def test_the_sources_of_the_table_are_numbered_with_the_text(tmp_path: Path) -> None:
    text = "One.[@a]\n\n[[claim-table]]\n\nTwo.[@b]\n"
    site = build_stock(tmp_path, files(text), PLUGINS=PLUGINS)
    page = site.text("one.html")
    assert page.index('id="c:1"') < page.index('<td><sup class="cite"><a href="#r:2" id="c:2"')
    assert page.index('id="c:2"') < page.index('<a href="#r:2" id="c:2-2"')
    assert "[[claim-table]]" not in page


@pytest.mark.parametrize(
    ("text", "key", "reported"),
    [
        ("Text\n", "b", "content/one.md:4: claims: the claims are not shown"),
        ("[[claim-table]]\n", "c", "content/one.md:8: citations: no source has the key c"),
    ],
)
def test_what_is_wrong_stops_the_build_with_its_line(
    text: str, key: str, reported: str, tmp_path: Path
) -> None:
    site = build_stock(tmp_path, files(text, key), PLUGINS=PLUGINS)
    assert site.status == 1
    assert reported in site.report


def test_a_directive_without_claims_is_told_with_its_line(tmp_path: Path) -> None:
    page = "---\ntitle: One\ndate: 2026-01-01\n---\nText\n\n[[claim-table]]\n"
    site = build_stock(tmp_path, {"content/one.md": page}, PLUGINS=PLUGINS)
    assert "content/one.md:7: claims: [[claim-table]] has nothing to show" in site.report


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Text\n[[claim-table]]\n", 6),
        ("- [[claim-table]]\n", 5),
        ("1. [[claim-table]]\n", 5),
        ("> - [[claim-table]]\n", 5),
    ],
)
def test_a_directive_that_has_words_beside_it_is_told(text: str, line: int, tmp_path: Path) -> None:
    page = f"---\ntitle: One\ndate: 2026-01-01\n---\n{text}"
    site = build_stock(tmp_path, {"content/one.md": page}, PLUGINS=PLUGINS)
    assert f"content/one.md:{line}: claims: [[claim-table]] is published as typed" in site.report


def test_a_second_directive_is_told(tmp_path: Path) -> None:
    text = "[[claim-table]]\n\n`[[claim-table]]`\n\n[[claim-table]]\n"
    site = build_stock(tmp_path, files(text), PLUGINS=PLUGINS)
    assert site.report.count("is published as typed") == 1
    assert (
        "content/one.md:14: claims: [[claim-table]] is published as typed; keep one" in site.report
    )
