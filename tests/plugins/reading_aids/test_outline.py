"""Sections and length of a text."""

from __future__ import annotations

import pytest

from reading_aids.outline import Heading, Outline, outline


def test_sections_of_rank_two_are_listed_by_their_text() -> None:
    html = (
        '<h2 id="a">Is <em>A</em> &lt; B?</h2><p>x</p><h3 id="no">No</h3>'
        '<h2 id="c">Up to 10<sup>3</sup>, CO<sub>2</sub></h2>'
        '<h2 id="b">B\n<sup class="cite"><a href="#r1">1</a></sup></h2><h2>None</h2>'
    )
    assert outline(html).headings == (
        Heading("a", "Is A < B?"),
        Heading("c", "Up to 10³, CO₂"),
        Heading("b", "B"),
    )


def test_references_and_their_marks_are_no_words_to_read() -> None:
    html = (
        '<p>Three short words<br>and<img src="a.svg" alt="x"> two.'
        '<sup class="cite"><a href="#r1">1</a></sup></p>'
        '<section class="references"><h2 id="references">References</h2><ol><li>Long</li></ol>'
        "</section>"
    )
    assert outline(html) == Outline((), 5)


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (230, 1), (231, 2), (2300, 10)])
def test_minutes_are_rounded_up(words: int, minutes: int) -> None:
    assert Outline((), words).minutes == minutes


def test_an_element_without_an_end_hides_nothing_after_it() -> None:
    html = '<p class="references"><video><track src="a"></video></p><h2 id="a">A</h2><p>b c</p>'
    assert outline(html) == Outline((Heading("a", "A"),), 3)
