"""Emphasis beside Chinese, Japanese and Korean letters, which have no space around it.

CommonMark wants a space or a sign outside of `**注意：**`, and a sign inside counts against it.
As the amendment https://github.com/tats-u/markdown-cjk-friendly has it, a letter or sign of East
Asia is as good as a space outside and as a letter inside.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from markdown import Markdown
from markdown.util import ETX, STX
from pymdownx.delimiterprocessor import PUNCT

from report.east_asian import EAST_ASIAN

_QUOTES = "'\"‘’“”"
_NO_OPERATOR = (
    rf"(?<!^[<>!])(?<![\s(,{_QUOTES}][<>!])(?!(?<=[{_QUOTES}])==[{_QUOTES}])"
    rf"==(?!=|>(?:[\s),{_QUOTES}]|$))"
)
_RUNS = {"*": r"\*++", "=": _NO_OPERATOR}
"""What is a run of each sign; `===`, `==>`, `<==`, `!==` and `'=='` are no marks."""


def add(md: Markdown) -> None:
    """Read signs that stand for no letter in a word; `_` in one is part of a name."""
    if "delimiter" not in md.inlinePatterns:
        return
    known: Any = md.inlinePatterns["delimiter"]
    for sign, delimiter in getattr(known, "delimiters", {}).items():
        if sign in _RUNS and delimiter.smart:
            delimiter.boundary = _boundary(sign)


@cache
def _boundary(sign: str) -> re.Pattern[str]:
    """As that of `pymdownx.delimiterprocessor` for a *sign* that is none inside a word."""
    run = _RUNS[sign]
    letter = rf"[^\W_{EAST_ASIAN}]"
    before, after = (rf"[\s{mark}{PUNCT}{EAST_ASIAN}]" for mark in (ETX, STX))
    no_sign = rf"[^\s\{sign}{PUNCT}]"
    east_asian, punctuation = f"[{EAST_ASIAN}]", f"[{PUNCT}]"
    start = (
        rf"(?:(?<!{letter}){run}(?={no_sign})|{run}(?={east_asian})"
        rf"|(?:^|(?<={before})){run}(?={punctuation}))"
    )
    end = (
        rf"(?:(?<={no_sign}){run}(?!{letter})|(?<={east_asian}){run}"
        rf"|(?<={punctuation}){run}(?={after}|$))"
    )
    return re.compile(
        rf"(?<!\{sign})(?:(?P<ambiguous>(?={start}){end})|(?P<end>{end})|(?P<start>{start}))"
    )
