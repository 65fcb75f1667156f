"""Headings that lead to themselves."""

from __future__ import annotations

import pytest

from reading_aids.heading_links import with_heading_links


@pytest.mark.parametrize(
    ("html", "linked"),
    [
        (
            '<h2 id="a">A <em>b</em></h2>\n<p>c</p>',
            '<h2 id="a"><a href="#a">A <em>b</em></a></h2>\n<p>c</p>',
        ),
        (
            '<h3 class="x" id="a&amp;b">A</h3>',
            '<h3 class="x" id="a&amp;b"><a href="#a&amp;b">A</a></h3>',
        ),
        (
            '<h2 id="a">A &amp; “b”<sup><a href="#r:1">1</a></sup></h2>',
            '<h2 id="a">A &amp; “b”<sup><a href="#r:1">1</a></sup>'
            '<a href="#a" aria-label="A &amp; “b”¹"></a></h2>',
        ),
        ("<h2>A</h2>", "<h2>A</h2>"),
        ('<h2 id="a"> </h2>', '<h2 id="a"> </h2>'),
        ('<!-- <h2 id="a">A</h2> -->', '<!-- <h2 id="a">A</h2> -->'),
        ('<p id="a">A</p>', '<p id="a">A</p>'),
    ],
)
def test_a_heading_with_an_id_is_a_link_to_itself(html: str, linked: str) -> None:
    assert with_heading_links(html) == linked
