"""The crisis box."""

from __future__ import annotations

import pytest
from markdown import markdown

from accessible_markdown import AccessibleMarkdown
from accessible_markdown.crisis import CrisisText

WORDS = CrisisText(title="Help *now*", text="Call [988](tel:988).")
BOX = (
    '<aside aria-labelledby="crisis-box:1" class="box box--crisis">\n'
    '<p class="box__title" id="crisis-box:1">Help <em>now</em></p>\n'
    '<p>Call\N{NO-BREAK SPACE}<a href="tel:988">988</a>.</p>\n</aside>'
)


def render(text: str) -> str:
    return markdown(text, extensions=[AccessibleMarkdown(WORDS)])


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[[crisis-box]]", BOX),
        ("Before.\n\n[[crisis-box]]\n\nAfter.", f"<p>Before.</p>\n{BOX}\n<p>After.</p>"),
        ("Before.\n[[crisis-box]]\nAfter.", f"<p>Before.</p>\n{BOX}\n<p>After.</p>"),
        ("The word [[crisis-box]] here.", "<p>The word [[crisis-box]] here.</p>"),
        ("    [[crisis-box]]", "<pre><code>[[crisis-box]]\n</code></pre>"),
        ("`[[crisis-box]]`", "<p><code>[[crisis-box]]</code></p>"),
    ],
)
def test_the_mark_works_alone_on_a_line(text: str, html: str) -> None:
    assert render(text) == html


def test_a_second_box_has_an_id_of_its_own() -> None:
    html = render("[[crisis-box]]\n\nText.\n\n[[crisis-box]]")
    assert (html.count('id="crisis-box:1"'), html.count('id="crisis-box:2"')) == (1, 1)


def test_the_box_that_comes_with_the_plugin_names_every_way_to_help() -> None:
    html = markdown("[[crisis-box]]", extensions=[AccessibleMarkdown()])
    addresses = ("tel:988", "sms:988", "https://988lifeline.org/chat/", "tel:911")
    assert [f'href="{each}"' in html for each in (*addresses, "https://findahelpline.com/")] == [
        True
    ] * 5
