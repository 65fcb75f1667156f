"""Colours outside the stylesheet are those of the stylesheet."""

from __future__ import annotations

from page_policy.colours import Colour, read_colours


def test_a_colour_has_a_light_and_a_dark_side() -> None:
    css = ":root{--paper:light-dark(#fcfbf7, #11181b);--ink: light-dark(#000,#fff);--line:#ccc}"
    assert read_colours(css) == {
        "paper": Colour("#fcfbf7", "#11181b"),
        "ink": Colour("#000", "#fff"),
    }


def test_a_media_query_does_not_change_the_colour() -> None:
    css = ":root{--p:light-dark(#111,#222)}@media print{:root{--p:light-dark(#333,#444)}}"
    assert read_colours(css) == {"p": Colour("#111", "#222")}
