"""Headings: in order, each once, none without words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from report.diagnostic import Diagnostic, wrong_value
from report.source_lines import Lines

_RENDERED = re.compile(r"<h([1-6])(?!\s[^>]*id=\"page:)(?:\s[^>]*)?>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_WRITTEN = re.compile(
    r"^ {0,3}#{1,6}(?!#).*|^[^\n]*\S[^\n]*\n(?==+[ ]*$|-+[ ]*$)|<h[1-6]", re.MULTILINE | re.I
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading number *place* (from 0) of a text."""

    place: int
    level: int
    words: str


def diagnostics(html: str, lines: Lines) -> Iterator[Diagnostic]:
    """Diagnostics of headings: level 1, a level left out, no words, words used before."""
    headings = [
        Heading(place, int(match[1]), _words(match[2]))
        for place, match in enumerate(_RENDERED.finditer(html))
    ]
    wrong = list(_wrong(headings))
    if not wrong:
        return  # most texts; to find lines takes longer than to find mistakes
    at = _lines(headings, lines)
    for heading, wanted, remedy, earlier in wrong:
        advice = remedy if earlier is None else f"line {at[earlier.place]} has it already"
        yield wrong_value(at[heading.place], "heading", heading.words, wanted, advice)


def _wrong(headings: list[Heading]) -> Iterator[tuple[Heading, str, str, Heading | None]]:
    """A heading, what is wanted, how to mend it, and the one that has the same words."""
    above, seen = 1, dict[str, Heading]()
    for heading in headings:
        level, words = heading.level, heading.words.casefold()
        if level == 1:
            remedy = "the title is the first heading; write ##"
            yield heading, "want level 2 or below", remedy, None
        elif level > above + 1:
            yield (
                heading,
                f"want level {above + 1}, not {level}",
                f"write {'#' * (above + 1)}",
                None,
            )
        if not words:
            yield heading, "want words", "write some or delete it", None
        elif words in seen:
            yield heading, "want each heading once", "", seen[words]
        above = level
        seen.setdefault(words, heading)


def _lines(headings: list[Heading], lines: Lines) -> list[int]:
    """The line of each heading: one by one if all are found in the source, else by their words."""
    written = [lines.at(match.start()) for match in _WRITTEN.finditer(lines.text)]
    if len(written) == len(headings):
        return written
    return [lines.of(heading.words) for heading in headings]


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())
