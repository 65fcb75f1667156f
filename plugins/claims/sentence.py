"""Sentences of a block, with the line on which each begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from citations.groups import GROUP_PATTERN, find_groups, without_groups
from claims.block import Block
from claims.plain_text import outside_quotes, readable

_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|St|vs|etc|al|Inc|No|pp?|approx|e\.g|i\.e|U\.S|Jan|Feb|Aug"
    r"|Sept?|Oct|Nov|Dec))\.$"
)
_LONGEST = len("approx.")
_END = re.compile(
    rf"[.!?…:](?:[.!?…]|(?<!:))[”’\"')*_]*(?:\s*{GROUP_PATTERN})*"
    r"(?=\s+[“‘\"'(*_\[]*[A-Z0-9]|\s*$)"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence as typed (*markdown*), on *line*.

    *cited* tells whether a citation stands in it, or in what speaks for it: the other cells of its
    row, the head of its column, the caption of its table, or the sentence that introduces its list.
    """

    line: int
    markdown: str
    cited: bool

    @cached_property
    def text(self) -> str:
        """The sentence as read."""
        return readable(self.markdown)

    @property
    def outside_quotes(self) -> str:
        return outside_quotes(self.text)


def sentences(block: Block) -> tuple[Sentence, ...]:
    """The sentences of *block*, in order; several analyses ask for them."""
    if block.sentences is None:
        block.sentences = tuple(_sentences(block))
    return block.sentences


def _sentences(block: Block) -> Iterator[Sentence]:
    text = block.text
    speaks = any(_is_cited(other) for other in (*block.heads, _introduction(block.lead)))
    for start, end in _spans(text):
        markdown = text[start:end]
        line = block.lines[text.count("\n", 0, start)][0]
        yield Sentence(line, markdown, speaks or _is_cited(markdown))


def _is_cited(markdown: str) -> bool:
    return "@" in markdown and next(find_groups(markdown), None) is not None


@lru_cache(maxsize=1)  # the items of a list have one
def _introduction(paragraph: str) -> str:
    """The last sentence of *paragraph*, if it ends in a colon."""
    spans = list(_spans(paragraph))
    last = paragraph[slice(*spans[-1])] if spans else ""
    return last if without_groups(last).rstrip().endswith(":") else ""


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        stop = text[start : match.start() + 1].rstrip()
        if _ABBREVIATION.search(stop, max(0, len(stop) - _LONGEST)) and match.end() < len(text):
            continue
        yield _trimmed(text, start, match.end())
        start = match.end()
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    return start + len(text[start:end]) - len(text[start:end].lstrip()), end
