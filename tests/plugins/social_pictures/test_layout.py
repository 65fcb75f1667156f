"""Lines of a title, measured with letters of one width."""

from __future__ import annotations

import pytest

from social_pictures.drawing import drawn
from social_pictures.layout import LINES, SIZES, WIDTH, Layout, fit


def measure(text: str, size: int) -> float:
    return len(text) * size / 2


@pytest.mark.parametrize(
    ("title", "layout"),
    [
        ("Sleep", Layout(96, ("Sleep",))),
        ("Ketamine or esketamine?", Layout(96, ("Ketamine or", "esketamine?"))),
        ("One two three four five six", Layout(96, ("One two three", "four five six"))),
        ("", Layout(96, ("",))),
    ],
)
def test_a_short_title_stands_in_large_letters_and_even_lines(title: str, layout: Layout) -> None:
    assert fit(title, measure) == layout


@pytest.mark.parametrize("words", [5, 12, 20, 30, 60, 500])
def test_every_line_fits_and_no_word_is_lost_before_the_cut(words: int) -> None:
    title = " ".join(f"word{at}" for at in range(words))
    layout = fit(title, measure)
    assert len(layout.lines) <= LINES[SIZES.index(layout.size)]
    assert max(measure(line, layout.size) for line in layout.lines) <= WIDTH
    shown = " ".join(layout.lines)
    assert shown == title or (shown.endswith("…") and title.startswith(shown[:-1]))
    assert (layout.size == SIZES[-1]) or shown == title


def test_a_cut_is_at_a_word() -> None:
    title = " ".join(["word"] * 500)
    assert fit(title, measure).lines[-1].removesuffix("…").split()[-1] == "word"


def test_a_word_longer_than_a_line_is_parted() -> None:
    layout = fit("x" * 100, measure)
    assert "".join(layout.lines) == "x" * 100
    assert max(measure(line, layout.size) for line in layout.lines) <= WIDTH


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("  Two\n words ", "Two words"),
        ("5 questions", "5\N{NO-BREAK SPACE}questions"),
        ("COVID-19 and 2 more", "COVID-19 and 2\N{NO-BREAK SPACE}more"),
        ("soft\N{SOFT HYPHEN}ly\N{ZERO WIDTH SPACE}", "softly"),
        ("e\N{COMBINING ACUTE ACCENT}", "é"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}x", "x"),
    ],
)
def test_only_what_can_be_seen_is_drawn(title: str, text: str) -> None:
    assert drawn(title) == text
