"""Admonitions become labelled boxes."""

from __future__ import annotations

from typing import Any

import pytest
from markdown import markdown

from accessible_markdown import AccessibleMarkdown

GERMAN = {"language": "de", "words": {"de": {"Note": "Hinweis"}}}


def render(text: str, translations: dict[str, Any] | None = None) -> str:
    return markdown(text, extensions=["admonition", AccessibleMarkdown(translations=translations)])


def test_a_box_is_announced_by_its_title() -> None:
    assert render('!!! key-points "In short"\n    Text.') == (
        '<aside aria-labelledby="box:1" class="box box--key-points" role="note">\n'
        '<p class="box__title" id="box:1">In short</p>\n<p>Text.</p>\n</aside>'
    )


def test_a_box_without_a_title_is_announced_by_its_kind() -> None:
    assert render('!!! take-home ""\n    Text.') == (
        '<aside aria-label="Take home" class="box box--take-home" role="note">\n'
        "<p>Text.</p>\n</aside>"
    )


def test_boxes_are_counted_from_one_in_every_text() -> None:
    text = '!!! note "A"\n    a\n\n!!! note "B"\n    b'
    extension = AccessibleMarkdown()
    results = [markdown(text, extensions=["admonition", extension]) for _ in range(2)]
    assert results[0] == results[1]
    assert [f'id="box:{n}"' in results[0] for n in (1, 2, 3)] == [True, True, False]


@pytest.mark.parametrize(
    ("kinds", "title"), [("note", "Hinweis"), ("note wide", "Hinweis"), ('note wide "Own"', "Own")]
)
def test_the_title_that_markdown_gives_is_in_the_language_of_the_text(
    kinds: str, title: str
) -> None:
    assert f'id="box:1">{title}</p>' in render(f"!!! {kinds}\n    Text.", GERMAN)
