"""Lists, quotes and fences of CommonMark, restated in the form that Python-Markdown reads.

Python-Markdown nests by four spaces and wants an empty line before a list. CommonMark nests by the
column in which the text of an item begins, and a list may follow a paragraph. Each container is
taken apart as CommonMark does (https://spec.commonmark.org/0.31.2/#container-blocks) and written
again with four spaces and empty lines; no word is added or taken.
"""

from __future__ import annotations

from report.diagnostic import Diagnostic, wrong_value

from . import container_blocks, leaf_blocks
from . import lines as line
from .cells import is_head
from .output import TAB, Output
from .part import Part

DEEPEST = 20  # containers in each other


class Restater:
    """Restates one text; *diagnostics*, with lines from 1, are what cannot be restated."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def restate(
        self, texts: list[str], first: int = 1, depth: int = 0, *, in_item: bool = False
    ) -> list[str]:
        """*texts*, lines without tabs of which the first is number *first*."""
        if depth > DEEPEST:
            self.refuse(
                first, texts[0], "want fewer lists and quotes in each other", "make it flatter"
            )
            return texts
        return _restated(Part(self, texts, first, depth, Output(in_item=in_item)))

    def refuse(self, number: int, typed: str, wanted: str, remedy: str) -> None:
        """Note a diagnostic of line *number*."""
        field = "code" if wanted == line.NO_END else "markdown"
        self.diagnostics.append(wrong_value(number, field, typed.strip(), wanted, remedy))


def _restated(part: Part) -> list[str]:
    at = 0
    while at < len(part.texts):
        if part.texts[at].strip():
            at = _block(part, at)
        else:
            part.out.blank()
            at += 1
    return part.out.lines


def _block(part: Part, at: int) -> int:
    """Add the block that begins at line *at*; gives the line after it."""
    text = part.texts[at]
    if part.out.in_paragraph and is_head(part.texts[at : at + 2]):
        part.out.blank()  # on GitHub a table may follow words at once
    if text[0].isalpha() and not part.out.in_html:  # most lines; no other block begins so
        part.out.add("paragraph", [text])
        return at + 1
    if text.startswith(TAB):
        return leaf_blocks.indented(part, at)
    if line.FENCE.match(text):
        return leaf_blocks.fence(part, at)
    if part.out.in_paragraph and line.UNDERLINE.match(text):
        return leaf_blocks.underline(part, at)
    if line.RULE.match(text):
        part.out.add("rule", ["---"], apart=True)
        return at + 1
    return container_blocks.add(part, at) or leaf_blocks.add(part, at)
