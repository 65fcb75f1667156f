"""The home page of a site with few texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.built_site import BuiltSite

TEXT = "---\ntitle: {0}\ndate: 2026-01-01\ncategory: Guides\n---\n\nWords.\n"


@pytest.mark.parametrize(
    ("others", "headings", "popular"),
    [([], [], []), (["b"], ["Latest"], ["a", "b"])],
    ids=["the featured article alone", "another besides"],
)
def test_a_section_that_would_repeat_the_feature_or_hold_nothing_is_left_out(
    build_site: Callable[..., BuiltSite],
    others: list[str],
    headings: list[str],
    popular: list[str],
) -> None:
    files = {f"articles/{name}.md": TEXT.format(name) for name in ("a", *others)}
    site = build_site(files, {"READING_AIDS_FEATURE": "articles/a.md"})
    assert site.status == 0, site.report
    home = site.page("index.html")
    assert home.xpath("//h2[@id='latest']/text()") == headings
    assert sorted(home.xpath("//aside[@class='popular-list']//li/a/text()")) == popular
