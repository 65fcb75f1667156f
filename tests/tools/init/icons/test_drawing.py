"""The icon and the share picture as text."""

from __future__ import annotations

import pytest
from lxml import etree

from page_policy.colours import Colour
from tools.init.icons.drawing import DrawingError, icon, initials, mark_of, monogram, share_page

COLOURS = {"accent": Colour("#111111", "#222222"), "paper": Colour("#fefefe", "#010101")}


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Crumbs", "C"),
        ("our evidence", "OE"),
        ("The New Loaf", "TN"),
        ("Stone Soup Stories", "S"),
        ("Swiss society", "S"),
        ("été", "É"),
        ("“A” & B", "AB"),
    ],
)
def test_initials_are_those_of_the_first_two_words_and_never_twice_the_same(
    name: str, letters: str
) -> None:
    assert initials(name) == letters


def test_an_icon_is_the_mark_on_the_accent_colour_under_the_name() -> None:
    svg = etree.fromstring(icon("A & <B>", monogram("AB"), COLOURS).encode())
    title, ground, letters = svg
    assert (title.text, ground.get("fill")) == ("A & <B>", "#111111")
    assert (letters.text, letters.get("fill")) == ("AB", "#fefefe")


def test_a_drawing_names_colours_of_the_theme() -> None:
    drawing = '<?xml version="1.0"?><svg viewBox="0 0 64 64"><path fill="var(--paper-dark)"/></svg>'
    assert '<path fill="#010101"/>' in icon("A", mark_of(drawing), COLOURS)


@pytest.mark.parametrize(
    ("mark", "reported"),
    [
        ('<path fill="var(--teal)"/>', r"var\(--teal\): the theme has no such colour"),
    ],
)
def test_a_colour_that_is_not_there_is_a_mistake(mark: str, reported: str) -> None:
    with pytest.raises(DrawingError, match=reported):
        icon("A", mark, COLOURS)


def test_what_is_no_drawing_is_a_mistake() -> None:
    with pytest.raises(DrawingError, match="want an SVG drawing"):
        mark_of("GIF89a")


def test_the_share_picture_says_name_and_subtitle_as_text() -> None:
    page = share_page("A <b>", "B & C", "<path/>", COLOURS)
    assert "<h1>A &lt;b&gt;</h1><p>B &amp; C</p>" in page
    assert "background:#111111" in page
