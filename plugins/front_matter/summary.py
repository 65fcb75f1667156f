"""A summary is sentences: lists, headings, pictures and the like stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report.diagnostic import Diagnostic, wrong_value

_BLOCK = re.compile(
    r"<(?:[ou]l|dl|h[1-6]|img|figure|table|blockquote|pre|hr|aside|div|section|details)\b"
)
_BLOCK_LINE = re.compile(r"(?:[-*+]|1[.)]) +\S|#{1,6} +\S|```|~~~|>\s|\|.*\||!\[|\[\[")
_BLOCK_SCALAR = re.compile(r"\w+:\s+[|>]")


def diagnostics(source: str, line: int, html: str) -> Iterator[Diagnostic]:
    """What is no sentence in the summary that begins at *line* of *source* and became *html*."""
    lines = source.split("\n")
    typed = next(_block_lines(lines, line), None)
    value = lines[line - 1].partition(":")[2].strip()
    if typed is None and (_BLOCK.search(html) or _BLOCK_LINE.match(value.strip("\"'"))):
        typed = line, value
    if typed:
        wanted = "want sentences, without a list, a heading, a table or a picture"
        yield wrong_value(typed[0], "summary", typed[1], wanted, "write it in the text")


def _block_lines(lines: list[str], first: int) -> Iterator[tuple[int, str]]:
    """Lines that begin a block, of a value that stands below its field: YAML joins them."""
    if not _BLOCK_SCALAR.match(lines[first - 1]):
        return
    for number, text in enumerate(lines[first:], start=first + 1):
        if text.strip() and not text.startswith(" "):
            return
        if _BLOCK_LINE.match(text.strip()):
            yield number, text.strip()
