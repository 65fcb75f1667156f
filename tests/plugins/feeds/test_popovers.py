"""Words that open an explanation, in a feed."""

from __future__ import annotations

import pytest

from feeds.popovers import without_popovers

NOTE = '<span popover id="g:x">Back &amp; <a href="/g/">more</a>.</span>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f'<dfn><button popovertarget="g:x">relapse</button></dfn>{NOTE}.', "<dfn>relapse</dfn>."),
        ('<div id="a" popover="auto">A</div>b', "b"),
        (
            '<b title="1 > 0" popover>A <i popover>B</i></b><p>the popover = <i popover>C</i>',
            "<p>the popover = ",
        ),
        ("<button>x</button> a popover", "<button>x</button> a popover"),
        ('<span title="a popover !">x</span>', '<span title="a popover !">x</span>'),
    ],
)
def test_what_a_button_opens_is_left_out(html: str, expected: str) -> None:
    assert without_popovers(html) == expected
