"""Inputs over which Python-Markdown takes time with the square of their size are refused first.

Measured with Python-Markdown 3.11: 4,000 of `[` take 3.5 s, of `![a][` 14 s, of `<a ` 1.8 s, of
`[a](` 3.5 s, of abbreviations 9 s, of definitions 3 s, of headings 1.7 s; 5,000 of `<div>` 12 s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from body_policy import languages
from report.diagnostic import Diagnostic, wrong_value
from report.source_lines import fences, without_fences

DEEPEST = 25  # brackets, addresses or tags that are open
CODE_BLOCK, CODE = 8_000, 32_000  # characters that are highlighted, in one block and in a text
_PAIRS = (
    (re.compile(r"[\[\]]"), "[", "square brackets"),
    (re.compile(r"\]\(|\)"), "](", "link addresses"),
    (re.compile(r"<[A-Za-z/!?]|>"), "<", "tags"),
)
_ELEMENT = re.compile(  # in code spans tags are words, so only those that begin a line open one
    r"^ {0,3}<(?!(?:br|hr|img|wbr|col|p|li)\b)[A-Za-z][A-Za-z0-9]*[\s/>]|<(/)[A-Za-z]", re.MULTILINE
)
# A sign that each has, the pattern, what it finds, how many may be. A pattern of lines begins with
# the end of the line before, which is found six times as fast as `^`.
_LABEL = r"(?:[^\]\n]*\n){0,3}[^\]\n]*"  # of a few lines at most, or the search would be quadratic
_MANY = (
    ("#", re.compile(r"\n {0,3}#{1,6}"), "headings", 300),
    ("", re.compile(r"\n {0,3}(?:=+|-+)[ ]*$", re.MULTILINE), "underlined headings and rules", 300),
    (": ", re.compile(r"\n {0,3}:[ ]{1,3}"), "definitions", 500),
    ("*[", re.compile(r"\n {0,3}\*\["), "abbreviations", 200),
    ("[^", re.compile(rf"\n {{0,3}}\[\^{_LABEL}\]:"), "footnotes", 300),
    ("]:", re.compile(rf"\n {{0,3}}\[(?!\^){_LABEL}\]:"), "link definitions", 500),
)
_NESTED = re.compile(r"\n(?:(?:[ \t]*>){9}|(?: {4}|\t){13}[ ]*(?:[-*+]|\d+\.) )")


@lru_cache(maxsize=2)  # Markdown and two analyses of one text ask one after the other
def excesses(body: str) -> tuple[Diagnostic, ...]:
    """Diagnostics of *body*, with lines from 1; a body with one must not be given to Markdown."""
    return tuple(_excesses(body))


def _excesses(body: str) -> Iterator[Diagnostic]:
    text = without_fences(body)
    for pattern, opening, what in _PAIRS:
        offset = _too_deep(text, pattern, opening)
        if offset is not None:
            wanted = f"want at most {DEEPEST} {what} open at once"
            yield _excess(text, offset, opening, wanted, "close them or write \\ before each")
    offset = _nested_elements(text)
    if offset is not None:
        wanted = f"want at most {DEEPEST} elements in each other"
        yield _excess(text, offset, "<", wanted, "close them")
    below = f"\n{text}"  # shifted by one: the end of a line in it is the beginning of one in text
    for sign, pattern, what, most in _MANY:
        for number, match in enumerate(pattern.finditer(below) if sign in text else (), 1):
            if number > most:
                wanted = f"want at most {most} {what}"
                yield _excess(text, match.start(), match[0].strip(), wanted, "split the text")
                break
    nested = _NESTED.search(below)
    if nested:
        wanted = "want at most 8 quotes or 12 lists in each other"
        yield _excess(text, nested.start(), nested[0].strip(), wanted, "make it flatter")
    yield from _code(body)


def _code(body: str) -> Iterator[Diagnostic]:
    """Most lexers take time with the square of some text: 3 s for 8,000 characters at the worst."""
    lines = body.split("\n") if "```" in body or "~~~" in body else []
    total = 0
    for fence in fences(lines):
        name = languages.name_in(fence.info)
        if name in languages.PLAIN:
            continue
        size = sum(len(line) + 1 for line in lines[fence.start + 1 : fence.end])
        total += size
        if name in languages.SLOW:
            yield wrong_value(fence.start + 1, "code", name, *languages.unknown(name))
        elif size > CODE_BLOCK or total > CODE:
            most, what = (CODE_BLOCK, "block") if size > CODE_BLOCK else (CODE, "text")
            wanted = f"want at most {most:,} characters of {name} in one {what}"
            yield wrong_value(
                fence.start + 1, "code", f"{max(size, total):,}", wanted, "write text"
            )


def _too_deep(text: str, pattern: re.Pattern[str], opening: str) -> int | None:
    """Where more than `DEEPEST` are open."""
    depth = 0
    for match in pattern.finditer(text) if text.count(opening) > DEEPEST else ():
        if match[0].startswith(opening):
            depth += 1
            if depth > DEEPEST:
                return match.start()
        else:
            depth = max(0, depth - 1)
    return None


def _nested_elements(text: str) -> int | None:
    """Where more than `DEEPEST` elements are open that have an end tag somewhere, or should."""
    depth = 0
    for match in _ELEMENT.finditer(text) if text.count("<") > DEEPEST else ():
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST:
            return match.start()
    return None


def _excess(text: str, offset: int, typed: str, wanted: str, remedy: str) -> Diagnostic:
    return wrong_value(text.count("\n", 0, offset) + 1, "body", typed, wanted, remedy)
