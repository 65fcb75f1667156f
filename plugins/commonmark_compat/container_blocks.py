"""Blocks that hold others: items of lists, quotes, boxes, footnotes and definitions."""

from __future__ import annotations

import re

from . import lines as line
from .output import indented
from .part import Part


def add(part: Part, at: int) -> int:
    """Add the container that begins at line *at*; gives the line after it, or 0."""
    text = part.texts[at]
    item = line.ITEM.match(text)
    if item and (not part.out.in_paragraph or line.may_follow_words(item)):
        return _item(part, at, item)
    if line.QUOTE.match(text):
        return _quote(part, at)
    if line.BOX.match(text):
        return _box(part, at)
    note = line.NOTE.match(text)
    if note:
        return _note(part, at, note, "note")
    definition = line.DEFINITION.match(text)
    if definition and part.out.kind in {"paragraph", "definition"}:
        return _note(part, at, definition, "definition")
    return 0


def _item(part: Part, at: int, item: re.Match[str]) -> int:
    width = line.content_column(item)
    if part.out.kind != "bullets" and line.is_legend(part.texts[at]):
        remedy = f"write \\{item[2]} below an empty line for the sign, or - for each item"
        part.refuse(at, "want an item of a list, not what a sign means", remedy)

    def inside_of(text: str) -> str | None:
        return text[width:] if line.indent(text) >= width else None

    first, start = part.texts[at][width:], at
    end = part.end(at, inside_of, first)
    inside = [first, *(inside_of(text) or text for text in part.texts[at + 1 : end])]
    if not inside[0].strip():
        inside, start = inside[1:], at + 1
    if not any(text.strip() for text in inside):
        part.refuse(at, "want words in each item of a list", "write some or delete it")
    _add_item(part, at, item, part.restated(inside, start, in_item=True))
    return end


def _add_item(part: Part, at: int, item: re.Match[str], inner: list[str]) -> None:
    kind = "ordered" if item[3] else "bullets"
    if kind == "ordered" and part.out.kind == kind and item[4] != part.delimiter:
        remedy = f"write {item[3]}{part.delimiter}, or words between the lists"
        part.refuse(at, "want the same sign after each number of a list", remedy)
    part.delimiter = item[4]
    while inner and not inner[-1]:
        inner.pop()
    part.out.add_item(kind, f"{int(item[3])}." if item[3] else item[2], inner)


def _quote(part: Part, at: int) -> int:
    def inside(text: str) -> str | None:
        match = line.QUOTE.match(text)
        return text[match.end() :] if match else None

    if line.is_comparison(part.texts[at], alone=part.out.is_at_start):
        part.refuse(at, "want words of a quote, not a number", "write \\> for the sign")
    end = part.end(at, inside, inside(part.texts[at]) or "", blank_ends=True)
    texts = [text if (left := inside(text)) is None else left for text in part.texts[at:end]]
    inner = part.restated(texts, at)
    part.out.add("quote", [f"> {text}" if text else ">" for text in inner])
    return end


def _box(part: Part, at: int) -> int:
    end = part.end(at, line.four_less, "", lazy=False)
    inner = [line.less(text, 4) for text in part.texts[at + 1 : end]]
    part.out.add("box", [part.texts[at], *indented(part.restated(inner, at + 1))])
    return end


def _note(part: Part, at: int, head: re.Match[str], kind: str) -> int:
    """A footnote or a definition: words after a mark, more indented by four spaces."""
    first = part.texts[at][head.end() :]
    end = part.end(at, line.four_less, first)
    rest = [line.less(text, 4) for text in part.texts[at + 1 : end]]
    inner = part.restated([first, *rest], at)
    if not first.strip() or line.begins_block(inner[0]) or line.MARK.match(first):
        part.refuse(at, "want words after the colon", "begin lists and code below them")
    if kind == "note" and line.FENCE.match(inner[-1]):
        part.refuse(at, "want words after code in a footnote", "write some below the code")
    if part.out.kind == "paragraph" and kind == "definition":
        part.out.kind = kind
    # Python-Markdown fails at a note without words.
    words = "…" if not inner[0] or line.MARK.match(first) else inner[0]
    part.out.add(kind, [f"{head[0].strip()} {words}", *indented(inner[1:])])
    return end
