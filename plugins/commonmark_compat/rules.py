"""Tables of patterns that a text must not hold, and what they find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from report.diagnostic import Diagnostic, wrong_value
from report.source_lines import Lines

from .cells import Found

_LINE_END = "\n"  # at the beginning of a pattern it is found six times as fast as `^`
Rule = tuple[str, re.Pattern[str], str, str]  # sign, pattern, what is wanted, the remedy


def compiled(*rows: tuple[str, str, str, str]) -> list[Rule]:
    """*rows* of a sign, a pattern, what is wanted and the remedy.

    A text without the sign in the first column is not searched. A pattern begins with a sign, and
    looks behind it afterwards: so it is found many times faster. One of whole lines is written with
    `^` and compiled with a line end in its place; `matches` puts one before the text.
    """
    return [
        (sign, re.compile(re.sub(r"\A\^", _LINE_END, pattern), re.MULTILINE), wanted, remedy)
        for sign, pattern, wanted, remedy in rows
    ]


def matches(
    rules: Iterable[Rule], text: str, skip: Callable[[str, int], bool] = lambda _text, _start: False
) -> Found:
    """What *rules* find in *text*, but where *skip* holds or an earlier match has the place."""
    covered: list[tuple[int, int]] = []
    below = _LINE_END + text  # shifted by one: a line end in it is the beginning of a line in text
    for sign, pattern, wanted, remedy in rules:
        searched = below if pattern.pattern.startswith(_LINE_END) else text
        for match in pattern.finditer(searched) if sign in text else ():
            start, typed = match.start(), match[0].removeprefix(_LINE_END)
            if not (skip(text, start) or any(first <= start < last for first, last in covered)):
                covered.append((start, start + len(typed)))
                yield start, typed, wanted, remedy


def found(lines: Lines, offset: int, typed: str, wanted: str, remedy: str) -> Diagnostic:
    """The diagnostic of what is *typed* at *offset*, of which it repeats the first line."""
    line = typed.strip().split("\n")[0]
    return wrong_value(lines.at(offset), "markdown", line, wanted, remedy)
