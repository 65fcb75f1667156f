"""Pictures and figures."""

from __future__ import annotations

import pytest
from markdown import markdown

from accessible_markdown import AccessibleMarkdown


def render(text: str) -> str:
    return markdown(text, extensions=["attr_list", AccessibleMarkdown()])


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            '![Alt](a.svg "A “caption” & more")',
            '<figure class="figure"><img alt="Alt" src="a.svg" />'
            "<figcaption>A “caption” &amp; more</figcaption></figure>",
        ),
        ("![Alt](a.svg)", '<figure class="figure"><img alt="Alt" src="a.svg" /></figure>'),
        ("See ![Alt](a.svg)", '<p>See <img alt="Alt" src="a.svg" /></p>'),
        (
            "![Alt](a.svg){.wide}",
            '<figure class="figure"><img alt="Alt" class="wide" src="a.svg" /></figure>',
        ),
    ],
)
def test_a_picture_alone_in_a_paragraph_is_a_figure(text: str, html: str) -> None:
    assert render(text) == html
