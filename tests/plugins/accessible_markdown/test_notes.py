"""Footnotes and citations can be told apart, and footnotes have a heading."""

from __future__ import annotations

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


@pytest.mark.parametrize(("number", "expected"), [(1, "a"), (26, "z"), (27, "aa"), (53, "ba")])
def test_letters_are_those_of_a_list(number: int, expected: str) -> None:
    assert letters(number) == expected
