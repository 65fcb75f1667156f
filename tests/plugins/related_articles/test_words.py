"""The words that a text uses most."""

from __future__ import annotations

import pytest

from related_articles.words import common_words, singular


def html(*words: str) -> str:
    return "<p>" + " ".join(words) + "</p>"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("studies", "study"),
        ("sessions", "session"),
        ("doses", "dose"),
        ("shoes", "shoe"),
        ("placebo", "placebo"),
        ("virus", "virus"),
        ("illness", "illness"),
        ("trees", "tree"),
    ],
)
def test_a_plural_and_its_singular_are_one_word(word: str, expected: str) -> None:
    assert singular(word) == expected


def test_frequent_words_are_taken_with_their_shortest_form() -> None:
    text = html("Infusions", "infusion", "infusions", "dose", "dose")
    assert common_words(text, 5) == {"infusion": "infusion"}
    assert common_words(html("doses", "doses", "doses"), 5) == {"dose": "doses"}


def test_of_words_used_as_often_the_earlier_in_the_alphabet_is_taken() -> None:
    text = html(*["pear", "plum", "apple"] * 3)
    assert common_words(text, 2) == common_words(html(*["apple", "plum", "pear"] * 3), 2)
    assert list(common_words(text, 2)) == ["apple", "pear"]


def test_words_of_grammar_code_tags_and_drawings_do_not_count() -> None:
    text = "<p class=grape>which &amp; which <svg>melon melon melon</svg> which</p>"
    code = "<pre>lemon lemon lemon</pre><!-- quince quince quince -->"
    assert common_words(text + code + html(*["year", "years"] * 3), 5) == {}


def test_a_site_says_which_words_it_does_not_want() -> None:
    text = html(*["Birne", "Apfel"] * 3)
    assert common_words(text, 5, {"apfel"}) == {"birne": "birne"}


def test_an_edit_of_one_word_leaves_the_words_as_they_were() -> None:
    text = html(*["nausea"] * 5, *["placebo"] * 4, "mild", "effect")
    edited = text.replace("mild", "strong")
    assert common_words(text, 12) == common_words(edited, 12) != {}
