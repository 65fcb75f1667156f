"""Blocks of a Markdown source: paragraphs, list items, table cells and headings, with their lines.

Not a Markdown parser: it finds what readers read and where the writer typed it, which rendered
HTML no longer tells. Code, addresses of links and definitions of abbreviations are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from citations.place import without_code
from claims.phrase import Words
from claims.plain_text import readable, without_emphasis

if TYPE_CHECKING:
    from claims.sentence import Sentence

Kind = Literal["paragraph", "item", "cell", "heading", "caption", "directive", "figure"]
Line = tuple[int, str]
"""A line's number in its file, from 1, and its text."""

_SKIPPED = re.compile(r"\*\[[^\]]+\]:|\[(?!\^)[^\]@]+\]:\s|</?[a-z]")
_STARTS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("directive", re.compile(r"(\[\[[a-z-]+\]\]\s*$)")),
    ("heading", re.compile(r"#{1,6}\s+(.*?)(?:\s*#*\s*\{[^}]*\})?\s*#*\s*$")),
    ("heading", re.compile(r'(?:!!!|\?\?\?\+?)\s+[\w -]+"([^"]*)"\s*$')),
    ("figure", re.compile(r"(!\[.*)$")),
    ("caption", re.compile(r"Table:\s*(.*)$")),
    ("item", re.compile(r"(?:[-*+]|\d+[.)])\s+(.*)$")),
    ("item", re.compile(r"(?:\[\^[^\]]+\]:|:)\s+(.*)$")),
    ("paragraph", re.compile(r">\s?(.*)$")),
)
_FIGURE = re.compile(r"(?:`{3,}|~{3,}) *figure(?!\S)")
_FENCE = ("```", "~~~")
_LONGEST = 5_000
_CONTINUED: frozenset[Kind] = frozenset({"paragraph", "item", "caption"})


@dataclass
class Block:
    """Lines that belong together; a table cell knows the *heads* that also speak for it."""

    kind: Kind
    lines: list[Line]
    heads: tuple[str, ...] = ()
    lead: str = field(default="", compare=False)
    sentences: tuple[Sentence, ...] | None = field(default=None, compare=False)
    """Once `claims.sentence` has read them."""

    @cached_property
    def text(self) -> str:
        """What it says; no paragraph is longer than 5,000 characters, and what is, is no prose."""
        return "\n".join(text for _, text in self.lines)[:_LONGEST]

    @cached_property
    def words(self) -> Words:
        """All words of the block that readers may see, and some of addresses."""
        return Words(without_emphasis(self.text))

    @cached_property
    def readable(self) -> str:
        """The block on one line, as readers see it."""
        return readable(self.text)


@lru_cache(maxsize=1)  # several analyses of one text ask one after the other
def blocks(markdown: str, first_line: int = 1) -> tuple[Block, ...]:
    """The blocks of *markdown*, whose first line is line *first_line* of its file."""
    lines = list(enumerate(without_code(markdown).splitlines(), first_line))
    found: list[Block] = []
    for run in _runs(lines):
        if _FIGURE.match(run[0][1]):
            found += _of_figure(run[1:])
        elif run[0][1].startswith("|"):
            found += _cells(run, _caption(found))
        else:
            found += _blocks_of(run)
    _lead_in(found)
    return tuple(found)


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines between blank ones, without indentation."""
    run: list[Line] = []
    for number, text in [*lines, (0, "")]:
        stripped = text.strip()
        if stripped.startswith(_FENCE):
            if run:
                yield run
            run = [(number, stripped)] if _FIGURE.match(stripped) else []
        elif stripped and not _SKIPPED.match(stripped):
            run.append((number, stripped))
        elif run and not (_FIGURE.match(run[0][1]) and number):
            yield run
            run = []


def _blocks_of(run: list[Line]) -> list[Block]:
    found: list[Block] = []
    for number, text in run:
        start = _start(text)
        if start:
            if text[0] == ":" and found and found[-1].kind == "paragraph":
                found[-1].kind = "heading"  # the names that a definition list explains
            found.append(Block(start[0], [(number, start[1])]))
        elif found and found[-1].kind in _CONTINUED:
            found[-1].lines.append((number, text))
        else:
            found.append(Block("paragraph", [(number, text)]))
    return found


def _start(text: str) -> tuple[Kind, str] | None:
    if text[0].isalpha() and text[0] != "T":  # of "Table"; no other start has a letter
        return None
    for kind, pattern in _STARTS:
        if match := pattern.match(text):
            return kind, match[1]
    return None


def _of_figure(lines: list[Line]) -> Iterator[Block]:
    """What follows each name; the whole figure speaks for each of its lines, as its source does."""
    whole = tuple(text for _, text in lines)
    for number, text in lines:
        yield Block("cell", [(number, text.partition(":")[2].strip() or text)], whole)


def _caption(found: list[Block]) -> str:
    return found[-1].text if found and found[-1].kind == "caption" else ""


def _cells(run: list[Line], caption: str) -> Iterator[Block]:
    """Cells, for which the caption, the head of the column and the row speak as well."""
    rows = [(number, _split(text)) for number, text in run]
    heads = rows[0][1]
    for index, (number, cells) in enumerate(rows):
        if all(re.fullmatch(r":?-+:?", cell) for cell in cells):
            continue
        for column, cell in enumerate(cells):
            above = _above(heads, column) if index > 0 else ()
            if cell:
                yield Block("cell", [(number, cell)], (caption, *above, *cells))


def _above(heads: list[str], column: int) -> tuple[str, ...]:
    """What heads a *column*; the first one names the row, and so speaks under all heads."""
    return tuple(heads) if column == 0 else tuple(heads[column : column + 1])


def _split(row: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))]


def _lead_in(found: list[Block]) -> None:
    """The items of a list know the paragraph before it, whose last sentence may speak for them."""
    lead = ""
    for block in found:
        if block.kind == "item":
            block.lead = lead
        else:
            lead = block.text if block.kind == "paragraph" else ""
