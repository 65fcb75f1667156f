"""Figures as HTML, byte for byte."""

from __future__ import annotations

import gzip

import pytest
from lxml import etree, html

from number_figures.directive import directives
from number_figures.drawing import dots
from number_figures.figure import Share
from number_figures.markup import Words
from number_figures.markup import html as rendered
from number_figures.read import read

ICONS = (
    "```figure icon-array\ntitle: A < B [@z]\nof: 100\nA: 55\nB: 41 [@b]\n"
    "source: [@a; @c, p. 3]\n```"
)
ARRAY = (
    '<svg viewBox="-.5 -.5 25 4" fill="none" stroke="currentColor" stroke-linecap="round"'
    ' stroke-dasharray="0 1">'
    '<path class="rest" stroke-width=".3" d="M0 0h24.1M0 1h24.1M0 2h24.1M0 3h24.1"/>'
    '<path stroke-width=".7" d="M0 0h13.1M0 1h13.1M0 2h13.1M0 3h12.1"/></svg>'
)


def shown(text: str) -> str:
    (directive,) = directives(text.split("\n"))
    figure, diagnostics = read(directive, sourced=False)
    assert figure is not None, diagnostics
    return str(rendered(figure, Words(), str.upper))


def test_an_icon_array_is_a_table_with_a_picture_below_each_row() -> None:
    text = shown(ICONS)
    assert text.startswith(
        '<figure class="table numbers"><table><caption>A &lt; B<sup class="cite" data-cite="@z">'
        '</sup><sup class="cite" data-cite="@a; @c, p. 3"></sup></caption>\n'
        '<tr><th scope="row">A</th>\n<td>55 in 100</td></tr>\n'
        f'<tr aria-hidden="true"><td colspan="2">{ARRAY}</td></tr>\n'
        '<tr><th scope="row">B<sup class="cite" data-cite="@b"></sup></th>\n'
        "<td>41 in 100</td></tr>\n"
    )
    assert text.endswith("</table></figure>")


@pytest.mark.parametrize(
    ("count", "total", "most", "rest", "counted"),
    [
        (0, 3, 25, "M0 0h2.1", None),
        (1, 3, 25, "M0 0h2.1", "M0 0h0.1"),
        (3, 3, 25, "M0 0h2.1", "M0 0h2.1"),
        (26, 50, 25, "M0 0h24.1M0 1h24.1", "M0 0h12.1M0 1h12.1"),
        (1, 51, 25, "M0 0h16.1M0 1h16.1M0 2h16.1", "M0 0h0.1"),
        (3, 120, 50, "M0 0h39.1M0 1h39.1M0 2h39.1", "M0 0h0.1M0 1h0.1M0 2h0.1"),
    ],
)
def test_dots_are_filled_column_by_column(
    count: int, total: int, most: int, rest: str, counted: str | None
) -> None:
    svg = etree.fromstring(str(dots(Share("A", count, total, True), most)))
    assert svg.xpath("//path/@d") == [rest, *filter(None, [counted])]


def test_bars_are_drawn_in_the_unit_of_their_numbers_with_a_whisker_and_a_line_at_zero() -> None:
    text = shown(
        "```figure bars\ntitle: T\nscale: -1 to 8\nA: 4.0 (-0.5 to 7)\nB: 0.00005\n```".replace(
            "0.00005", "0.05"
        )
    )
    assert (
        '<svg viewBox="-1 0 9 14" width="100%" height="14" preserveAspectRatio="none"'
        ' stroke="currentColor" stroke-width="10">'
        '<path stroke-opacity=".4" d="M0 7h4"/><path class="whisker" stroke-width="2"'
        ' vector-effect="non-scaling-stroke" d="M-0.5 7H7M-0.5 3v8M7 3v8"/>'
        '<path class="rest" stroke-width="1" vector-effect="non-scaling-stroke" d="M0 0v14"/></svg>'
    ) in text
    assert '<path d="M0 7h0.05"/>' in text


def test_bars_of_two_groups_stand_below_each_other_under_named_columns() -> None:
    text = shown("```figure bars\ntitle: T\ngroups: x | y\nA: 40 | 9\n```")
    assert (
        '<thead><tr><td></td>\n<th scope="col">X</th>\n<th scope="col">Y</th></tr></thead>' in text
    )
    assert (
        '<tr><th scope="row">A</th>\n<td>40</td>\n<td>9</td></tr>\n'
        '<tr aria-hidden="true"><td colspan="3"><svg'
    ) in text
    assert '<path d="M0 7h40"/><path class="rest" stroke-width="5" d="M0 21h9"/>' in text


def test_a_timeline_has_a_dot_for_each_event_and_raises_one_that_is_near() -> None:
    text = shown("```figure timeline\ntitle: T\n2018: a\nJuly 2019: b [@k] c\n2019-07-05: d\n```")
    svg = html.fragment_fromstring(text).find(".//svg")
    assert svg.get("aria-label") == "3 dates, 2018 – 2019-07-05"
    assert [(each.get("cx"), each.get("cy")) for each in svg.iter("circle")] == [
        ("0", "28"),
        ("74.8%", "28"),
        ("75.3%", "14"),
    ]
    assert [(each.get("x"), each.text) for each in svg.iter("text")] == [
        ("0", "2018"),
        ("50%", "2019"),
    ]
    assert (
        '<tr><th scope="row">July 2019</th>\n'
        '<td>B<sup class="cite" data-cite="@k"></sup> C</td></tr>'
    ) in text


@pytest.mark.parametrize(
    "text",
    [
        ICONS,
        "```figure bars\ntitle: T\nA: 4 (-1 to 7)\nB: 3 (2 to 4)\n```",
        "```figure timeline\ntitle: T\n2018: a\n2019: b\n```",
    ],
)
def test_each_svg_is_named_or_hidden_below_its_numbers_and_light(text: str) -> None:
    made = shown(text)
    pictures = list(html.fragment_fromstring(made).iter("svg"))
    assert pictures
    for svg in pictures:
        row = next(svg.iterancestors("tr"))
        above = row.getprevious()
        is_named = svg.get("role") == "img" and svg.get("aria-label")
        is_told = row.get("aria-hidden") == "true" and above.find("th") is not None
        assert is_named or is_told
    assert " style=" not in made
    assert len(gzip.compress(made.encode(), 9, mtime=0)) < 500


def test_an_axis_of_many_years_names_a_few() -> None:
    text = shown("```figure timeline\ntitle: T\n1000: a\n2999: b\n```")
    years = [each.text for each in html.fragment_fromstring(text).iter("text")]
    assert years == ["1000", "1500", "2000", "2500"]
