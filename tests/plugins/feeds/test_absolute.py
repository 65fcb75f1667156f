from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.absolute import absolute_links

PAGE = "https://s.example/blog/post/"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<a href="#fn:1">1</a>', '<a href="https://s.example/blog/post/#fn:1">1</a>'),
        ('<a href="/blog/b/">b</a>', '<a href="https://s.example/blog/b/">b</a>'),
        (
            '<a href="../b/?x=1&amp;y=2">b</a>',
            '<a href="https://s.example/blog/b/?x=1&amp;y=2">b</a>',
        ),
        (
            '<img alt="a > b" src="i.png">',
            '<img alt="a > b" src="https://s.example/blog/post/i.png">',
        ),
        ("<img src='i.png'/>", "<img src='https://s.example/blog/post/i.png'/>"),
        ('<a href="https://e.example/x">x</a>', '<a href="https://e.example/x">x</a>'),
        ('<a href="tel:988">988</a>', '<a href="tel:988">988</a>'),
        ('<a href="mailto:a@b.example">m</a>', '<a href="mailto:a@b.example">m</a>'),
        (
            '<a\nclass="c" href="#x">x</a>',
            '<a\nclass="c" href="https://s.example/blog/post/#x">x</a>',
        ),
        ('<p data-href="#x">href="#x"</p>', '<p data-href="#x">href="#x"</p>'),
        ('<code>&lt;a href="#x"&gt;</code>', '<code>&lt;a href="#x"&gt;</code>'),
        ('<!-- <a href="#x"> -->', '<!-- <a href="#x"> -->'),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
    ],
)
def test_addresses_become_absolute_and_nothing_else_changes(source: str, expected: str) -> None:
    assert absolute_links(source, PAGE) == expected


def test_without_a_page_address_nothing_changes() -> None:
    assert absolute_links('<a href="#x">x</a>', "") == '<a href="#x">x</a>'


@given(st.text(st.sampled_from("<>&\"'= ahrefsc#/!-\n")))
def test_any_text_passes_and_a_second_time_changes_nothing(text: str) -> None:
    once = absolute_links(text, PAGE)
    assert absolute_links(once, PAGE) == once


def test_a_long_run_of_open_tags_takes_linear_time() -> None:
    text = "<a <a <a " * 20_000
    assert absolute_links(text, PAGE) == text
