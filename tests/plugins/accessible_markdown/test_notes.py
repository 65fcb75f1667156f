"""Footnotes and citations can be told apart, and footnotes have a heading."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown

from accessible_markdown.notes import letters


def converted(text: str) -> str:
    extensions = ["footnotes", "accessible_markdown.extension"]
    configs = {"footnotes": {"USE_DEFINITION_ORDER": False}}
    return Markdown(extensions=extensions, extension_configs=configs).convert(text)


def test_marks_and_notes_have_letters_and_a_heading() -> None:
    html = converted("A[^x] and B[^y].\n\n[^y]: Two.\n[^x]: One.")
    assert html.startswith(
        '<p>A<sup id="fnref:x"><a aria-label="Footnote a" class="footnote-ref" href="#fn:x"'
        ' role="doc-noteref">a</a></sup> and B<sup id="fnref:y"><a aria-label="Footnote b"'
    )
    assert (
        '<section aria-labelledby="page:footnotes" class="footnotes" role="doc-endnotes">'
        '<h2 id="page:footnotes">Footnotes</h2><ol type="a">'
    ) in html.replace("\n<", "<")
    assert "<hr" not in html
    assert 'aria-label="Back to text, a"' in html


def in_page_order(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<sup id="([^"]*)"><a aria-label="Footnote (\w+)"', html)


def notes(html: str) -> list[str]:
    return re.findall(r'<li id="fn:([^"]*)"', html)


NOTES = "".join(f"[^{name}]: Note {name}.\n" for name in "54321")


@pytest.mark.parametrize(
    "text",
    [
        "- One[^1]\n- Two[^2]\n\nThree[^3].\n\n> Four[^4]\n\nFive[^5].",
        "> One[^1]\n\nTwo[^2].\n\n1. Three[^3]\n\n    - Four[^4]\n\nFive[^5].",
        "A | B[^1]\n--|--\nx[^2] | y[^3]\n\nFour[^4].\n\n- Five[^5]",
        "*One[^1]* and **two[^2] *three[^3]*** and four[^4], five[^5].",
    ],
)
def test_letters_follow_the_reader_through_lists_quotes_and_tables(text: str) -> None:
    html = converted(f"{text}\n\n{NOTES}")
    assert in_page_order(html) == [(f"fnref:{n}", letters(int(n))) for n in "12345"]
    assert notes(html) == ["1", "2", "3", "4", "5"]


def test_the_first_mark_of_a_note_is_the_first_that_a_reader_meets() -> None:
    html = converted("- One[^1]\n\nAgain[^1].\n\n[^1]: Note.")
    assert in_page_order(html) == [("fnref:1", "a"), ("fnref2:1", "a")]
    assert 'aria-label="Back to text, a" class="footnote-backref" href="#fnref:1"' in html
    assert 'aria-label="Back to text, a-2" class="footnote-backref" href="#fnref2:1"' in html


def test_a_mark_in_a_note_comes_after_those_of_the_text() -> None:
    html = converted("One[^1].\n\n- Two[^2]\n\n[^1]: See[^3].\n[^2]: Two.\n[^3]: Own[^3].")
    assert in_page_order(html) == [
        ("fnref:1", "a"),
        ("fnref:2", "b"),
        ("fnref:3", "c"),
        ("fnref2:3", "c"),
    ]
    assert notes(html) == ["1", "2", "3"]


def test_notes_in_the_order_of_their_definition_are_put_in_order_too() -> None:
    html = Markdown(extensions=["footnotes", "accessible_markdown.extension"]).convert(
        "One[^1], two[^2].\n\n[^3]: No mark.\n[^2]: Two.\n[^1]: One."
    )
    assert [letter for _, letter in in_page_order(html)] == ["a", "b"]
    assert notes(html) == ["1", "2", "3"]


@pytest.mark.parametrize(("number", "expected"), [(1, "a"), (26, "z"), (27, "aa"), (53, "ba")])
def test_letters_are_those_of_a_list(number: int, expected: str) -> None:
    assert letters(number) == expected
