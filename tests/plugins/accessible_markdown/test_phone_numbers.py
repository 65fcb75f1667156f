"""A short number does not part from the word before it."""

from __future__ import annotations

import pytest
from markdown import markdown

from accessible_markdown.extension import AccessibleMarkdown


def html(text: str) -> str:
    made = markdown(text, extensions=[AccessibleMarkdown(), "md_in_html"])
    return made.replace("\N{NO-BREAK SPACE}", "~")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call 988 now.", "<p>Call~988 now.</p>"),
        ("Call or text **988**.", "<p>Call or text~<strong>988</strong>.</p>"),
        ("[call 911](tel:911)", '<p><a href="tel:911">call~911</a></p>'),
        ("*Now* text\n741741.", "<p><em>Now</em> text~741741.</p>"),
        ("Call 116 123 or ring\n0800 123 4567.", "<p>Call~116~123 or ring~0800~123~4567.</p>"),
        ("Call **116 123**, text 50808", "<p>Call~<strong>116~123</strong>, text~50808</p>"),
        ("- dial [112](tel:112)", '<ul>\n<li>dial~<a href="tel:112">112</a></li>\n</ul>'),
    ],
)
def test_a_short_number_stays_with_its_verb(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "`call 988`",
        "We call 12 people.",
        "They call 1,234 people.",
        "recall 988",
        "988 call",
        "In **116 123** cases",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert "~" not in html(text)
