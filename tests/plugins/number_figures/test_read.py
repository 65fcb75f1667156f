"""What writers type in a figure, as values or diagnostics."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from number_figures.directive import directives, misplaced
from number_figures.figure import (
    BarRow,
    Bars,
    Event,
    Figure,
    IconArray,
    Measure,
    Share,
    Texts,
    Timeline,
)
from number_figures.read import read
from tests.built_site import ROOT


def only(text: str, *, sourced: bool = True) -> tuple[Figure | None, list[tuple[int, str]]]:
    (directive,) = directives(text.split("\n"))
    figure, diagnostics = read(directive, sourced=sourced)
    shown = [(r.line, f"{r.problem}; {r.remedy}") for r in diagnostics]
    return figure, shown


def test_an_icon_array_has_groups_of_one_total_or_of_their_own() -> None:
    text = """```figure icon-array
title: Better
of: 100
source: [@a; @b, p. 3]

Ketamine: 55
ECT: 4 of 8 [@c]
note: Few.
```"""
    texts = Texts("Better", "[@a; @b, p. 3]", "Few.")
    shares = (Share("Ketamine", 55, 100, True), Share("ECT", 4, 8, False, "[@c]"))
    assert only(text) == (IconArray(texts, shares), [])


def test_bars_have_numbers_and_intervals_on_the_least_scale_that_holds_zero() -> None:
    text = "~~~ figure bars\ntitle: T\nA: 4.0 (0.6 to 7.3) [@a]\nB: -1 (−2.5 to 0) [@b][@c]\n~~~"
    d = Decimal
    rows = (
        BarRow("A", (Measure("4.0 (0.6 to 7.3)", d("4.0"), (d("0.6"), d("7.3"))),), "[@a]"),
        BarRow("B", (Measure("−1 (−2.5 to 0)", d(-1), (d("-2.5"), d(0))),), "[@b][@c]"),
    )
    assert only(text) == (Bars(Texts("T"), (), rows, (d("-2.5"), d("7.3"))), [])


def test_bars_of_two_groups_have_two_numbers_in_each_row() -> None:
    text = "```figure bars\ntitle: T\nsource: [@a]\ngroups: A | B\nscale: 0 to 50\nX: 41 | <1\n```"
    row = BarRow("X", (Measure("41", Decimal(41)), Measure("<1", Decimal(1))))
    bars = Bars(Texts("T", "[@a]"), ("A", "B"), (row,), (Decimal(0), Decimal(50)))
    assert only(text) == (bars, [])


def test_a_timeline_has_dates_as_exact_as_they_are_known() -> None:
    text = """```figure timeline
title: T
2018: Begun [@a]
March 2019: Approved: yes [@a] and paid for[@b]
5 March 2019: On sale [@a]
2019-04: Later [@a]
2019-04-30: Last [@a]
```"""
    events = (
        Event("2018", datetime.date(2018, 1, 1), "Begun[@a]"),
        Event("March 2019", datetime.date(2019, 3, 1), "Approved: yes [@a] and paid for[@b]"),
        Event("5 March 2019", datetime.date(2019, 3, 5), "On sale[@a]"),
        Event("2019-04", datetime.date(2019, 4, 1), "Later[@a]"),
        Event("2019-04-30", datetime.date(2019, 4, 30), "Last[@a]"),
    )
    assert only(text) == (Timeline(Texts("T"), events), [])


ICONS = "```figure icon-array\ntitle: T\nof: 100\nA: 1\nB: 2\nsource: [@a]\n```"
BARS = "```figure bars\ntitle: T\nA: 1\nB: 2 (1 to 3)\nsource: [@a]\n```"
DATES = "```figure timeline\ntitle: T\n2018: A\n2019: B\nsource: [@a]\n```"


@pytest.mark.parametrize("text", [ICONS, BARS, DATES])
def test_what_the_table_of_mistakes_starts_from_has_none(text: str) -> None:
    assert only(text)[1] == []


NO_END = "want its end; add ``` below"
NO_SOURCE = "A: want a source for it; add a line source: [@key], or [@key] at the end of each row"
NO_COUNT = "want a whole number of people; write a number, or 4 of 8"
NO_VALUE = "want a name, a colon and a value; write a: b"
NO_DATE = "want a date; write 2019, March 2019 or 5 March 2019"
NO_MEASURE = "want a number, with or without its interval; write 4.0, or 4.0 (0.6 to 7.3)"
ONE_EACH = "want 1 number, one for each group; set | between them, and name the groups"


@pytest.mark.parametrize(
    ("text", "old", "new", "refused"),
    [
        (
            ICONS,
            "icon-array",
            "icons",
            (1, "icons: want a known kind of figure; did you mean icon-array?"),
        ),
        (
            ICONS,
            " icon-array",
            "",
            (1, "want a known kind of figure; write one of icon-array, bars, timeline"),
        ),
        (ICONS, "title: T\n", "", (1, "want a title; add a line title: …")),
        (ICONS, "title:", "titel:", (2, "titel: want a known name; did you mean title?")),
        (ICONS, "of: 100", "of: all", (3, "all: want a whole number; write of: 100")),
        (ICONS, "of: 100\n", "", (3, "1: want a total; add a line of: 100, or write 4 of 8")),
        (
            ICONS,
            "of: 100",
            "of: 1001",
            (4, "1001: want a total of 1 to 1,000; give it as so many in 100"),
        ),
        (ICONS, "A: 1", "A: 101", (4, "101: want at most 100; correct it or the total")),
        (ICONS, "A: 1", "A: 9 of 8", (4, "9 of 8: want at most 8; correct it or the total")),
        (ICONS, "A: 1", "A: few", (4, f"few: {NO_COUNT}")),
        (ICONS, "A: 1", "A: 1.5", (4, f"1.5: {NO_COUNT}")),
        (ICONS, "A: 1", "A is 1", (4, f"A is 1: {NO_VALUE}")),
        (ICONS, "A: 1", "A:", (4, f"A:: {NO_VALUE}")),
        (ICONS, "B: 2", "A: 2", (5, "A: want each name once; choose another")),
        (ICONS, "B: 2", "of: 2", (5, "of: want each name once; choose another")),
        (ICONS, "B: 2\n", "", (1, "want two groups or more; add a line for each")),
        (ICONS, "source: [@a]\n", "", (4, NO_SOURCE)),
        (ICONS, "[@a]", "a", (6, "a: want citations and nothing else; write source: [@key]")),
        (
            ICONS,
            "[@a]",
            "see [@a]",
            (6, "see [@a]: want citations and nothing else; write source: [@key]"),
        ),
        (ICONS, "]\n```", "]", (1, NO_END)),
        (BARS, "A: 1", "A: one", (3, f"one: {NO_MEASURE}")),
        (BARS, "A: 1", "A: 1 | 2", (3, f"1 | 2: {ONE_EACH}")),
        (BARS, "2 (1", "0 (1", (4, "0 (1 to 3): want the number inside its interval; correct it")),
        (BARS, "title: T", "title: T\ngroups: A", (3, "A: want two groups; write groups: A | B")),
        (BARS, "title: T", "title: T\nscale: 9", (3, "9: want its two ends; write scale: 0 to 60")),
        (
            BARS,
            "title: T",
            "title: T\nscale: 0 to 2",
            (3, "0 to 2: want a scale that holds 0 and every number; write 0 to 3 or more"),
        ),
        (BARS, "B: 2 (1 to 3)\n", "", (1, "want two numbers or more; add a line for each")),
        (BARS, "source: [@a]\n", "", (3, NO_SOURCE)),
        (DATES, "2018", "Soon", (3, f"Soon: {NO_DATE}")),
        (DATES, "2019", "9999", (4, f"9999: {NO_DATE}")),
        (DATES, "2018", "2018-13", (3, f"2018-13: {NO_DATE}")),
        (DATES, "2018", "31 February 2018", (3, f"31 February 2018: {NO_DATE}")),
        (DATES, "2019", "2017", (4, "2017: want no date before 2018; move it up")),
        (DATES, "2019: B\n", "", (1, "want two dates or more; add a line for each")),
        (DATES, "source: [@a]\n", "", (3, NO_SOURCE.replace("A:", "2018:"))),
    ],
)
def test_a_mistake_is_told_with_its_line_and_how_to_mend_it(
    text: str, old: str, new: str, refused: tuple[int, str]
) -> None:
    figure, diagnostics = only(text.replace(old, new, 1))
    assert (figure, refused in diagnostics) == (None, True), diagnostics


def test_all_mistakes_are_told_at_once() -> None:
    text = "```figure icon-array\nof: x\nA: y\n```"
    assert [line for line, _ in only(text)[1]] == [1, 1, 2, 3, 3]


def test_a_page_that_is_not_clinical_needs_no_source() -> None:
    assert only(ICONS.replace("source: [@a]\n", ""), sourced=False)[1] == []


def test_a_figure_inside_code_is_code() -> None:
    text = "````markdown\n```figure bars\n```\n````\n\n```figures\n```\n"
    lines = text.split("\n")
    assert (list(directives(lines)), list(misplaced(lines))) == ([], [])


def test_a_figure_in_a_quote_or_on_the_line_of_an_item_is_misplaced() -> None:
    lines = ["> ```figure bars", "> ```", "", "- ```figure bars", "  ```", ""]
    assert (list(directives(lines)), list(misplaced(lines))) == ([], [1, 4])


def test_the_examples_of_the_documentation_are_figures() -> None:
    for name in ("docs/writing.md", "plugins/number_figures/README.md"):
        text = (ROOT / name).read_text(encoding="utf-8").replace("````", "")
        made = [read(each) for each in directives(text.split("\n"))]
        assert made
        assert [refusals for _, refusals in made] == [[]] * len(made)
