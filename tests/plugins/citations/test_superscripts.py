"""A mark beside a mark or a superscript is read by itself, in print and in plain text."""

import re

import pytest

from citations.numbering import number
from citations.superscripts import parted

MARK = '<sup class="cite" data-cite="@a"></sup>'
NOTE = '<sup id="fnref:n"><a href="#fn:n">a</a></sup>'


def words(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (MARK * 3, "1,1,1"),
        (f"x<sup>2</sup>{MARK}", "x2[1]"),
        (f"m²{MARK}, 10⁻{MARK}", "m²[1], 10⁻[1]"),
        (f"<em>x<sup>2</sup></em>{MARK}", "x2[1]"),
        (f"{MARK}<sup>2</sup>", "[1]2"),
        (f"x<sup>2</sup>{MARK * 2}", "x2[1],1"),
        (f"{NOTE}{MARK} {MARK}{NOTE} {NOTE}{NOTE}", "a,1 1,a a,a"),
        (f"10<sup>3</sup>{NOTE}", "103[a]"),
        (f"x{MARK} and{MARK}.", "x1 and1."),
        (f"x<sup>2</sup>,{MARK} H<sub>2</sub>{MARK}", "x2,1 H21"),
    ],
)
def test_superscripts_that_touch_are_parted(html: str, expected: str) -> None:
    assert words(number(html).html) == expected


def test_commas_and_brackets_are_raised_with_their_mark() -> None:
    assert parted(f"x<sup>2</sup>{NOTE}{NOTE}") == (
        'x<sup>2</sup><sup id="fnref:n">[<a href="#fn:n">a</a>],</sup>' + NOTE
    )
