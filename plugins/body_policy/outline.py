"""Headings: in order, each once, none without words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from report.refusal import Refusal
from report.source_lines import Lines

_RENDERED = re.compile(r"<h([1-6])(?:\s[^>]*)?>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_WRITTEN = re.compile(
    r"^ {0,3}#{1,6}(?!#).*|^[^\n]*\S[^\n]*\n(?==+[ ]*$|-+[ ]*$)|<h[1-6]", re.MULTILINE | re.I
)


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    words: str
    line: int


def headings(html: str, lines: Lines) -> list[Heading]:
    """The headings of *html* with their lines in the source."""
    found = [(int(match[1]), _words(match[2])) for match in _RENDERED.finditer(html)]
    if not found:
        return []
    written = [lines.at(match.start()) for match in _WRITTEN.finditer(lines.text)]
    if len(written) == len(found):
        return [Heading(*each, line) for each, line in zip(found, written, strict=True)]
    return [Heading(level, words, lines.of(words)) for level, words in found]


def objections(html: str, lines: Lines) -> Iterator[Refusal]:
    """Refusals of headings: level 1, a level left out, no words, words used before."""
    above, seen = 1, dict[str, int]()
    for heading in headings(html, lines):
        level, words = heading.level, heading.words
        if level == 1:
            remedy = "the title is the first heading; write ##"
            yield Refusal(heading.line, "heading", words, "want level 2 or below", remedy)
        elif level > above + 1:
            wanted = f"want level {above + 1}, not {level}"
            remedy = f"write {'#' * (above + 1)}"
            yield Refusal(heading.line, "heading", words, wanted, remedy)
        if not words:
            yield Refusal(heading.line, "heading", "", "want words", "write some or delete it")
        elif words.casefold() in seen:
            wanted = "want each heading once"
            remedy = f"line {seen[words.casefold()]} has it already"
            yield Refusal(heading.line, "heading", words, wanted, remedy)
        above = level
        seen.setdefault(words.casefold(), heading.line)


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())
