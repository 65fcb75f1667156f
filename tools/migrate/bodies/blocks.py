"""Blocks of HTML in Markdown: where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_NAMES: Final = (
    r"article|audio|blockquote|center|dir|div|dl|embed|fieldset|figure|footer|form|h[1-6]|header"
    r"|iframe|main|nav|noscript|object|ol|p|pre|picture|script|section|style|svg|table|ul|video"
)
_BEGIN: Final = re.compile(rf"^[ \t]*<({_NAMES})(?=[\s>/])", re.MULTILINE | re.IGNORECASE)
_VOID: Final = frozenset({"embed"})


class Block(NamedTuple):
    """An element *name* from *start* to *end* of a text; one that nothing ends is not *whole*."""

    name: str
    start: int
    end: int
    whole: bool


def blocks(text: str) -> Iterator[Block]:
    """Each outermost block of HTML that begins a line of *text*."""
    at = 0
    while match := _BEGIN.search(text, at):
        end = _end(text, match)
        yield Block(match[1].lower(), match.start(), end or match.end(), bool(end))
        at = end or match.end()


def lines_inside(text: str) -> set[int]:
    """The lines of *text*, from 0, that whole blocks take."""
    found: set[int] = set()
    for block in blocks(text):
        if block.whole:
            first = text.count("\n", 0, block.start)
            found.update(range(first, first + text.count("\n", block.start, block.end) + 1))
    return found


def _end(text: str, begin: re.Match[str]) -> int:
    """Where the element of *begin* ends; 0 if nothing ends it."""
    name = begin[1].lower()
    depth = 0
    tags = re.compile(rf"<(/?){name}(?=[\s>/])[^>]*>", re.IGNORECASE)
    for tag in tags.finditer(text, begin.start()):
        if tag[0].endswith("/>") or name in _VOID:
            if not depth:
                return tag.end()
            continue
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return 0
