from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from popular_posts.entry import CLOSING, STOPS, cut
from popular_posts.text import plain_text, without_marks, xml_text
from tests.built_site import ROOT


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("AT&amp;T &lt;b&gt;", "AT&T <b>"),
        ("Fish & chips", "Fish & chips"),
        ("R&D", "R&D"),
        ("a <", "a <"),
        ("Spravato<sup>®</sup>", "Spravato®"),
        ("10<sup>3</sup> cells, 10<sup>-6</sup>", "10³ cells, 10⁻⁶"),
        ("10<sup><em>3</em></sup>", "10³"),
        ("10<sup>3.5</sup>", "10^3.5"),
        ("10<sup>3<sup>2</sup></sup>", "10^3²"),
        ("CO<sub>2</sub>, AUC<sub>0–24</sub>, t<sub>0.5</sub>", "CO₂, AUC₀₋₂₄, t_0.5"),
        ("5-HT<sub>2A</sub> of the 21<sup>st</sup> century", "5-HT2A of the 21st century"),
        ("10<sup>3", "103"),
        ('10<sup>3</sup><sup class="cite"><a href="#r1">1</a></sup>', "10³"),
        ("<p>One</p>\n<p>Two</p>", "One Two"),
        ("a<br>b<br/>c", "a b c"),
        ("55&nbsp;%", "55\u00a0%"),
        (
            'said.<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> Then',
            "said. Then",
        ),
        ('said.<a class="footnote-reference" href="#id1">[1]</a>', "said."),
        ('said.<sup class="citation">[<a href="#r1">1</a>, <a href="#r2">2</a>]</sup>', "said."),
        ('said.<a role="doc-noteref" href="#r">3</a> So', "said. So"),
        ('<b class="cite"><b>1</b>2</b>x', "x"),
        ('<img class="cited" src="a.png">x', "x"),
        ("a<script>alert(1)</script>b", "ab"),
        ("x < y", "x < y"),
        ("", ""),
    ],
)
def test_html_as_words(source: str, text: str) -> None:
    assert plain_text(source) == text


def test_raw_marks_are_left_out() -> None:
    text = "Fast.[@anand2023] Brief [@a; @b, p. 3]. Mild.[^1] See [this]."
    assert without_marks(text) == "Fast. Brief. Mild. See [this]."


def test_control_characters_do_not_reach_xml() -> None:
    assert xml_text("a\x00b\x0bc\ufffed\te\n") == "abcd\te\n"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("one two three", 2, "one two…"),
        ("one two three", 3, "one two three"),
        ("one two three", 0, "one two three"),
        ("in medicine. More", 2, "in medicine…"),
        ("in medicine.", 2, "in medicine."),
        ("one – two", 2, "one…"),
        ("Why? Because", 1, "Why?…"),
        ("“The end.” Then", 2, "“The end”…"),
        ("The (end.) Then", 2, "The (end)…"),
        ("an “end”. Then", 2, "an “end”…"),
        ("wait… what", 1, "wait…"),
        ("a\u00a0b c", 2, "a\u00a0b…"),
        ("", 5, ""),
    ],
)
def test_cut(text: str, words: int, expected: str) -> None:
    assert cut(text, words) == expected


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Z"]), min_size=1)))
def test_escaped_text_comes_back_with_its_spaces_collapsed(words: list[str]) -> None:
    assert plain_text(html.escape("\n\t ".join(words))) == " ".join(words)


def letters(text: str) -> str:
    return "".join(char for char in text if char not in f"{STOPS}{CLOSING} ")


@given(st.text(), st.integers(1, 30))
def test_a_cut_never_has_more_words_and_begins_like_the_whole(text: str, words: int) -> None:
    short = cut(text, words)
    assert len(short.split()) <= words
    assert letters(text).startswith(letters(short))


def test_the_copy_for_sites_without_report_is_the_original() -> None:
    original = ROOT / "plugins/report/plain_text.py"
    assert original.read_bytes() == (ROOT / "plugins/popular_posts/text.py").read_bytes()
