"""Our filters give what Typogrify gives, byte for byte."""

from __future__ import annotations

import hypothesis
import pytest
import smartypants
from hypothesis import strategies as st
from typogrify import filters

from incremental.typography import typeset, widont

PIECES = [
    *("<p>", "</p>", "<b>", "</b>", '<a href="x & y">', "</a>", "<code>", "</code>", "<pre>"),
    *(
        "</pre>",
        "<!-- a -->",
        "<!-- a -- b -->",
        "<",
        "> ",
        "</li>",
        "<li>",
        "</h1>",
        "<h2 id='x'>",
    ),
    *(" ", "\n", "  ", "word", "Word", "FDA", "U.S.", "U. S. ", "2KU2", '"', "'", "&quot;", "--"),
    *("---", "...", ". . .", "``", "''", "&", "& ", " &amp; ", "&nbsp;", "&#38;", '\\"', "\\"),
    *("'80s", "it's", "“", "é", "<kbd>", "</kbd>", "<script>", "</script>", "<math>", "</math>"),
    *("</em>", "<em>", "</span>", "<blockquote>", "</blockquote>", "\u00a0", "\u2003", "B1C"),
    *("&#8220;", "&ldquo;", "</dd>", "<!--", "-->", "\r\n", "<i", "</strong>", ".", "-", "s"),
]
SWITCHES = ["amp", "smartypants", "caps", "initial_quotes", "widont"]
DASHES = [smartypants.Attr.set1, smartypants.Attr.set2, smartypants.Attr.set3]


@hypothesis.settings(max_examples=1000)
@hypothesis.given(
    text=st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    off=st.lists(st.sampled_from(SWITCHES), max_size=2),
    dashes=st.sampled_from(DASHES),
)
def test_any_text_is_typeset_as_by_the_library(text: str, off: list[str], dashes: int) -> None:
    smartypants.Attr.default = dashes | smartypants.Attr.w
    omitted = dict.fromkeys(off, False)
    assert typeset(text, None, **omitted) == filters.typogrify(text, None, **omitted)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>In a few words</p>", "<p>In a few&nbsp;words</p>"),
        ("<p>In <em>few words</em></p>", "<p>In <em>few&nbsp;words</em></p>"),
        ("<p>Alone</p>", "<p>Alone</p>"),
        ("<div>not here</div>", "<div>not here</div>"),
    ],
)
def test_the_last_two_words_of_a_block_stay_together(text: str, expected: str) -> None:
    assert widont(text) == expected == filters.widont(text)


def test_an_unknown_filter_is_refused() -> None:
    with pytest.raises(TypeError, match="Unexpected keyword"):
        typeset("text", None, ampersand=False)
