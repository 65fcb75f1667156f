"""What is skipped for want of a sign is what finds nothing, and all else is found as before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

import pelicanconf
from commonmark_compat.signs import sign_of

_FILE = Path(__file__).parent / "commonmark-0.31.2.json"
_OPTIONS: dict[str, Any] = {
    **pelicanconf.MARKDOWN,
    "extensions": [
        *pelicanconf.MARKDOWN["extensions"],  # type: ignore[misc]
        *("commonmark_compat.extension", "citations.extension"),
    ],
}
_HERE, _STOCK = Markdown(**_OPTIONS), Markdown(**_OPTIONS)
_STOCK.treeprocessors.register(InlineProcessor(_STOCK), "inline", 20)


def test_markdown_with_signs_makes_of_each_example_what_markdown_makes() -> None:
    examples = json.loads(_FILE.read_text(encoding="utf-8"))["examples"]
    for _, text in examples:
        assert _HERE.reset().convert(text) == _STOCK.reset().convert(text), text


@given(st.text(st.sampled_from("ab \n[]()!<>&;*_~^=`\\@.:/#1http"), max_size=60))
@example("\\\\`")  # the pattern of code looks ahead at its first backtick
def test_each_match_of_a_pattern_holds_its_sign(text: str) -> None:
    for pattern in _HERE.inlinePatterns:
        for match in pattern.getCompiledRegExp().finditer(text):
            assert sign_of(pattern) in text[match.start() : match.end() + 1], pattern.pattern


def test_nearly_all_patterns_of_this_site_have_a_sign() -> None:
    unsigned = {type(each).__name__ for each in _HERE.inlinePatterns if not sign_of(each)}
    assert unsigned == {"DelimiterProcessor", "MagiclinkPattern"}
