"""The six posts of the source come first and in its order, on every page; later posts follow."""

from __future__ import annotations

import json
import re

from lxml import etree

from tests.built_site import BuiltSite
from tests.content.reading import PLAIN, popular_titles

TITLES = {
    "pandemic-teen-depression-and-suicide-risk": "The Pandemic, Teen Depression, and Suicide Risk",
    "fda-approval-expected-spravato": 'FDA Approval Expected Monday of Ketamine-derived "Spravato"',
    "end-the-stigma": "End The Stigma!",
    "psychology-today-article-on-ketamine": "New Psychology Today article on Ketamine",
    "sanjay-gupta-cnn-ketamine-lifeline": (
        'Dr. Sanjay Gupta on CNN: "Ketamine offers lifeline for people with severe depression,'
        ' suicidal thoughts"'
    ),
    "resurgence-of-psychedelics-in-medicine": "The Resurgence of Psychedelics in Medicine",
}
LATER = {
    "how-a-ketamine-session-goes": "How a ketamine session goes: before, during, after",
    "ketamine-or-spravato": "Ketamine or Spravato?",
    "questions-to-ask-before-ketamine": (
        "Questions to ask before ketamine, and how to judge a clinic"
    ),
    "side-effects-with-placebo-beside-them": "Side effects, with placebo beside them",
    "two-medicines-have-not-helped": "Two medicines have not helped: all the options",
}
SIX = list(TITLES.values())
ALL = [*SIX, *LATER.values()]


def expected(path: str) -> list[str]:
    own = (TITLES | LATER).get(path.partition("/")[0])
    return [title for title in ALL if title != own][: len(SIX)]


def test_every_page_lists_the_six_posts_first_and_in_order_but_never_itself(
    published_site: BuiltSite,
) -> None:
    pages = {
        path: popular_titles(page)
        for path, page in published_site.pages.items()
        if path != "popular/index.html"
    }
    assert {path: titles for path, titles in pages.items() if titles != expected(path)} == {}


def test_five_of_the_six_have_an_excerpt_of_at_most_nineteen_words_and_the_first_has_none(
    published_site: BuiltSite,
) -> None:
    items = published_site.page("index.html").xpath("//aside[contains(@class,'popular-list')]//li")
    excerpts = ["".join(item.xpath(".//text()[not(ancestor::a)]")).strip() for item in items]
    assert [bool(excerpt) for excerpt in excerpts] == [False, True, True, True, True, True]
    assert all(len(excerpt.split()) <= 19 for excerpt in excerpts)
    assert [excerpt for excerpt in excerpts[1:] if not re.search(r"[^.,;:…]…$", excerpt)] == []


def test_the_list_has_a_heading(published_site: BuiltSite) -> None:
    aside = published_site.page("index.html").xpath("//aside[contains(@class,'popular-list')]")[0]
    (heading,) = aside.xpath(".//h2")
    assert heading.text_content() == "Popular Blog Posts"
    assert aside.get("aria-labelledby") == heading.get("id")


def test_the_page_of_popular_posts_shows_every_post_and_the_reason_for_the_six(
    published_site: BuiltSite,
) -> None:
    page = published_site.page("popular/index.html")
    entries = page.xpath("//ol[@class='ranking']/li")
    assert [each.findtext("h2/a").translate(PLAIN) for each in entries] == ALL
    for entry in entries[: len(SIX)]:
        assert any(word in entry.text_content() for word in ("set by hand", "views", "pinned"))


def test_listing_and_feed_have_the_same_order(published_site: BuiltSite) -> None:
    listing = json.loads(published_site.text("popular.json"))
    assert [post["title"].translate(PLAIN) for post in listing["posts"]] == ALL
    assert [post["url"] for post in listing["posts"]] == [
        f"https://plain-evidence.example/{slug}/" for slug in TITLES | LATER
    ]
    feed = etree.fromstring(published_site.text("feeds/popular.atom.xml").encode())
    titles = feed.xpath("//*[local-name()='entry']/*[local-name()='title']/text()")
    assert [str(title).translate(PLAIN) for title in titles] == ALL


def test_the_title_of_each_post_is_its_heading(published_site: BuiltSite) -> None:
    headings = {
        slug: published_site.page(f"{slug}/index.html").xpath("string(//h1)").translate(PLAIN)
        for slug in TITLES | LATER
    }
    assert {slug: " ".join(text.split()) for slug, text in headings.items()} == (TITLES | LATER)
