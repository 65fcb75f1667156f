"""The faster methods return what those of Pelican return."""

from __future__ import annotations

from typing import Any

import pytest
from pelican.contents import Article
from pelican.settings import DEFAULT_CONFIG

from documents.faster_methods import replace_addresses_and_text, replace_source_methods

TEXTS = (
    "<p>Words | and { braces }, static and attached.</p>",
    '<p><a href="{static}/a.png">a</a></p>',
    "<p><img src='{attach}b.png'></p>",
    '<p><a href="|filename|other.md">old</a> <svg aria-label="41 | 9"></svg></p>',
    '<p><a href="{tag}sleep">t</a><a href="{index}">i</a></p>',
    '<p title="{static}/no-link.png">t</p>',
)


def article(text: str, **settings: Any) -> Article:
    metadata = {"title": "A title", "slug": "a-title"}
    context = {"generated_content": {}, "static_content": {}, "localsiteurl": "https://example.org"}
    chosen = {**DEFAULT_CONFIG, "AUTHOR": "Somebody", **settings}
    return Article(text, metadata, chosen, source_path="content/a.md", context=context)


def faster(text: str, **settings: Any) -> Article:
    made = article(text, **settings)
    replace_source_methods(made)
    replace_addresses_and_text(made)
    return made


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.filterwarnings("ignore")
def test_links_are_those_of_pelican(text: str) -> None:
    ours, pelicans = faster(text), article(text)
    assert ours.get_static_links() == pelicans.get_static_links()
    assert ours.content == pelicans.content


def test_a_pattern_of_links_of_a_site_is_pelicans_to_search() -> None:
    pattern = {"INTRASITE_LINK_REGEX": "<(?P<what>.*?)>"}
    text = '<p><a href="<tag>sleep">t</a></p>'
    assert faster(text, **pattern).content == article(text, **pattern).content != text


def test_a_text_that_changes_later_is_shown_as_it_is_then() -> None:
    ours = faster("<p>First.</p>")
    assert ours.content == "<p>First.</p>"
    ours._content = "<p>Second.</p>"
    assert ours.content == "<p>Second.</p>"


def test_an_address_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    make = Article._expand_settings
    monkeypatch.setattr(
        Article, "_expand_settings", lambda self, key: made.append(key) or make(self, key)
    )
    ours = faster("<p>Text.</p>")
    assert [ours.url, ours.url, ours.save_as, ours.save_as] == ["a-title.html"] * 4
    assert made == ["url", "save_as"]
