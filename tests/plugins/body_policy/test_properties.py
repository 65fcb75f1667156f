"""Any text is rendered or refused with a line inside it, and never an exception."""

# ruff: noqa: E501 - tables are read across
from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from body_policy.analysis import analyse
from body_policy.limits import excesses
from body_policy.policy import policy
from body_policy.tag import tags
from documents.builder import DocumentBuilder, Fragment
from front_matter.converter import Converter
from report.diagnostic import Diagnostic

CONVERTER = Converter(
    {
        "extensions": ["admonition", "body_policy.extension"],
        "extension_configs": {
            "markdown.extensions.extra": {},
            "markdown.extensions.codehilite": {"guess_lang": False},
            "markdown.extensions.toc": {"permalink": False},
        },
    }
)
PIECES = st.sampled_from(
    ["<", ">", "</", "<p>", "<div>", "</div>", "<script>", "javascript:", "[a](", ")", "[", "]", "!",
     "&#x202e;", "&colon;", "[^1]", "\n\n[^1]: x\n", "## A\n", "\n", "\n\n", "```\n", "`", "*", "_",
     "{: onclick=x}", '"', "'", "href=", " ", "    ", "- ", "> ", "text", "<!--", "-->", "<?", "<![CDATA[",
     "| a |\n|---|\n", "{static}/x.svg", "\x02", "\x03", "é"]
)  # fmt: skip


def _findings(text: str, html: str) -> list[Diagnostic]:
    builder = DocumentBuilder("a.md", text, text, 5)
    builder.fragments = [Fragment(text, 5, html)]
    analyse(builder, {"elements": None, "languages": []})
    return builder.document.findings


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_is_rendered_or_refused_at_one_of_its_lines(text: str) -> None:
    html = CONVERTER.convert(text)
    found = _findings(text, html)
    last = 5 + text.count("\n")
    assert [mistake for mistake in found if not 5 <= mistake.line <= last] == []
    if not found:
        names = {tag.name for tag in tags(html)}
        assert names <= policy().elements.keys()
        assert "<script" not in html.lower()
        attributes = "".join(tag.raw_attributes for tag in tags(html))
        assert not re.search(r"=\s*[\"']\s*javascript:", attributes, re.IGNORECASE)


@pytest.mark.parametrize(
    "unit", ["[", "![", "[^a", "<a ", "[a](", "![a][", "<div>\n", "*[a]: b\n", "a\n: ", "> " * 9]
)
def test_what_is_quadratic_in_markdown_is_refused_in_linear_time(unit: str) -> None:
    start = time.process_time()
    assert list(excesses(unit * (500_000 // len(unit))))
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    "unit", ["`", "`a", "```\n", "<", "<p ", "<p a", "<p a=", '<p a="', "&", " ", "\n[^", "\n["]
)
def test_the_checks_themselves_are_linear(unit: str) -> None:
    start = time.process_time()
    list(tags(unit * (200_000 // len(unit))))
    list(excesses(unit * (200_000 // len(unit))))
    assert time.process_time() - start < 3
