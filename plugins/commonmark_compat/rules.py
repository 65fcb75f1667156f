"""Tables of patterns that a text must not hold, and what they find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from report.diagnostic import Diagnostic, wrong_value
from report.source_lines import Lines

from .cells import Found

Rule = tuple[str, re.Pattern[str], str, str]  # sign, pattern, what is wanted, the remedy


def compiled(*rows: tuple[str, str, str, str]) -> list[Rule]:
    """*rows* of a sign, a pattern, what is wanted and the remedy.

    A text without the sign in the first column is not searched. A pattern begins with a sign, and
    looks behind it afterwards: so it is found many times faster.
    """
    return [
        (sign, re.compile(pattern, re.MULTILINE), wanted, remedy)
        for sign, pattern, wanted, remedy in rows
    ]


def matches(
    rules: Iterable[Rule], text: str, skip: Callable[[str, int], bool] = lambda _text, _start: False
) -> Found:
    """What *rules* find in *text*, but where *skip* holds or an earlier match has the place."""
    covered: list[tuple[int, int]] = []
    for sign, pattern, wanted, remedy in rules:
        for match in pattern.finditer(text) if sign in text else ():
            start = match.start()
            if not (skip(text, start) or any(first <= start < last for first, last in covered)):
                covered.append(match.span())
                yield start, match[0], wanted, remedy


def found(lines: Lines, offset: int, typed: str, wanted: str, remedy: str) -> Diagnostic:
    """The diagnostic of what is *typed* at *offset*, of which it repeats the first line."""
    line = typed.strip().split("\n")[0]
    return wrong_value(lines.at(offset), "markdown", line, wanted, remedy)
