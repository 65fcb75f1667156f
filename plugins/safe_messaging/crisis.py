"""Where the crisis box stands, and where a page that speaks of suicide needs it."""

from __future__ import annotations

from collections.abc import Sequence

from claims.block import Block, Kind
from claims.plain_text import readable
from safe_messaging.words import SUBJECT

DIRECTIVE = "[[crisis-box]]"

_WITH: dict[Kind, frozenset[Kind]] = {
    "paragraph": frozenset(),
    "item": frozenset({"item"}),
    "cell": frozenset({"cell"}),
    "caption": frozenset({"cell"}),
    "heading": frozenset({"paragraph"}),
    "figure": frozenset(),
    "directive": frozenset(),
}
"""The kinds of block that belong with one that speaks of suicide: its list, its table, its text."""


def line_that_lacks_help(blocks: Sequence[Block]) -> int | None:
    """The line of the first mention of suicide or self-harm, if no crisis box is near.

    The box is near if it stands before the mention, or directly after the paragraph, the list or
    the table that has it; after a heading, directly after the text under it.
    """
    for index, block in enumerate(blocks):
        if _is_box(block):
            return None
        if SUBJECT.search(block.readable):
            return None if _follows(blocks[index + 1 :], block) else _line(block)
    return None


def has_box(blocks: Sequence[Block]) -> bool:
    return any(_is_box(block) for block in blocks)


def _is_box(block: Block) -> bool:
    return block.kind == "directive" and block.text.strip() == DIRECTIVE


def _follows(rest: Sequence[Block], mention: Block) -> bool:
    """Whether a box comes next; what belongs with *mention* may stand between."""
    between = _WITH[mention.kind]
    after = next((block for block in rest if block.kind not in between), None)
    return after is not None and _is_box(after)


def _line(block: Block) -> int:
    return next(number for number, text in block.lines if SUBJECT.search(readable(text)))
