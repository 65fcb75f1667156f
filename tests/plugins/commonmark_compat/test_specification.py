"""Every example of the CommonMark specification is published as it says, or refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plugins.commonmark_compat.reading import converted, read, read_by_reference, reported

_FILE = Path(__file__).parent / "commonmark-0.31.2.json"
EXAMPLES: list[tuple[int, str]] = json.loads(_FILE.read_text(encoding="utf-8"))["examples"]
# Markdown is read inside elements of HTML here, and a table in HTML is left as it is.
IN_HTML = {148, 155, 159, 161, 162, 164, 166, 186, 189, 191}
# An address without brackets is a link here, as on GitHub.
BARE_ADDRESSES = {608, 611, 612}
# These say that what was typed reads otherwise, not that a page has other needs.
FIELDS = ("character", "code", "footnote", "html", "markdown")
REFUSED_OF_652 = 214


@pytest.mark.parametrize(("number", "text"), EXAMPLES)
def test_words_numbers_and_addresses_are_those_of_commonmark_or_refused(
    number: int, text: str
) -> None:
    if number not in IN_HTML | BARE_ADDRESSES and not reported(text, *FIELDS):
        assert read(converted(text), spans=True) == read_by_reference(text, spans=True)


def test_most_examples_are_published() -> None:
    refused = [number for number, text in EXAMPLES if reported(text, *FIELDS)]
    assert len(refused) <= REFUSED_OF_652


def _is_words_after_words(lines: list[str]) -> bool:
    """Whether a list begins so that it cannot follow words without a blank line.

    Its first number is a word of the paragraph then, and one further down begins a list, of which
    CommonMark counts the items; here they keep the numbers that were typed.
    """
    return lines[0].startswith("7.")


@st.composite
def lists(draw: st.DrawFn, depth: int = 0) -> list[str]:
    """The lines of a list as people type it: nested by two, three or four spaces."""
    marker = draw(st.sampled_from(["-", "*", "+", "1.", "7.", "1)"]))
    indent = " " * draw(st.integers(len(marker) + 1, 4))
    lines: list[str] = []
    for number in range(draw(st.integers(1, 3))):
        other = draw(st.sampled_from("-*+")) if number else marker
        mark = f"{int(marker[:-1]) + number}{marker[-1]}" if marker[0].isdigit() else other
        lines.append(f"{mark} word{draw(st.integers(0, 99))}")
        if draw(st.booleans()):
            lines.append(f"{indent}more")
        if draw(st.booleans()):
            lines += ["", f"{indent}paragraph"]
        if draw(st.booleans()) and depth < 3:
            inner = draw(st.one_of(lists(depth + 1), quotes(depth + 1), code()))
            blank = [""] if _is_words_after_words(inner) or draw(st.booleans()) else []
            lines += [*blank, *(indent + line if line else "" for line in inner)]
            lines += [""] if draw(st.booleans()) else []
    return lines


@st.composite
def quotes(draw: st.DrawFn, depth: int = 0) -> list[str]:
    return [f"> {line}".rstrip() for line in draw(lists(depth + 1))]


def code() -> st.SearchStrategy[list[str]]:
    return st.sampled_from([["```", "- no item", "```"], ["~~~~ text", "a", "", "  b", "~~~~"]])


@given(lists(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_lists_quotes_and_code_in_each_other_read_as_in_commonmark(
    lines: list[str], after_words: bool
) -> None:
    blank = [""] if _is_words_after_words(lines) else []
    text = "\n".join(["Words:", *blank, *lines] if after_words else lines)
    if not reported(text, *FIELDS):
        assert read(converted(text)) == read_by_reference(text)
