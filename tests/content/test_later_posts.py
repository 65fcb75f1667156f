"""The posts that the source did not have: their form, and the links between them and the guide."""

from __future__ import annotations

import re

import pytest

from tests.built_site import BuiltSite
from tests.content.reading import prose, words

URL = "https://plain-evidence.example/"
GUIDE = "ketamine-for-depression"
SESSION = "how-a-ketamine-session-goes"
SIDE_EFFECTS = "side-effects-with-placebo-beside-them"
COMPARISON = "ketamine-or-spravato"
OPTIONS = "two-medicines-have-not-helped"
QUESTIONS = "questions-to-ask-before-ketamine"
POSTS = (SESSION, SIDE_EFFECTS, COMPARISON, OPTIONS, QUESTIONS)


def links(site: BuiltSite, slug: str) -> set[str]:
    hrefs = prose(site.page(f"{slug}/index.html")).xpath(".//a/@href")
    return {str(href).removeprefix(URL).split("#")[0].rstrip("/") for href in hrefs}


@pytest.mark.parametrize("slug", POSTS)
def test_a_post_begins_with_a_summary_and_ends_with_what_it_means_for_you(
    published_site: BuiltSite, slug: str
) -> None:
    boxes = published_site.page(f"{slug}/index.html").xpath("//article//aside/@class")
    assert "box--key-points" in boxes[0]
    assert "box--means-for-you" in boxes[-1]


@pytest.mark.parametrize("slug", POSTS)
def test_the_guide_and_a_post_lead_to_each_other(published_site: BuiltSite, slug: str) -> None:
    assert slug in links(published_site, GUIDE)
    assert GUIDE in links(published_site, slug)


@pytest.mark.parametrize(
    ("slug", "leads_to"),
    [
        ("fda-approval-expected-spravato", COMPARISON),
        ("end-the-stigma", OPTIONS),
        ("sanjay-gupta-cnn-ketamine-lifeline", OPTIONS),
        ("psychology-today-article-on-ketamine", QUESTIONS),
    ],
)
def test_a_post_that_names_a_comparison_leads_to_it(
    published_site: BuiltSite, slug: str, leads_to: str
) -> None:
    assert leads_to in links(published_site, slug)


@pytest.mark.parametrize("slug", POSTS)
def test_no_post_names_a_dose(published_site: BuiltSite, slug: str) -> None:
    text = words(prose(published_site.page(f"{slug}/index.html")))
    assert re.findall(r"\d ?(?:mg|µg|milligrams?)\b", text) == []


@pytest.mark.parametrize("slug", POSTS)
def test_a_table_has_no_column_that_a_phone_cuts_off(published_site: BuiltSite, slug: str) -> None:
    rows = prose(published_site.page(f"{slug}/index.html")).xpath(".//table//tr")
    assert [len(row) for row in rows if len(row) > 3] == []
