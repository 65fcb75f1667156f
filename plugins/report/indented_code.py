"""Code that is indented by four columns, at the top of a text or in an item of a list.

https://spec.commonmark.org/0.31.2/#indented-code-blocks
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_SIZE: Final = 4  # columns, of a tab too
_INDENTED: Final = re.compile(r"^(?: {4}| {0,3}\t)(?=[ \t]*\S)", re.MULTILINE)
_ITEM: Final = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?: +(?=\S)|$)")
_CONTAINER: Final = re.compile(r":\s|!!!|\[[^\]]*\]:")  # a definition, a box, a note


def without_indented_code(text: str) -> str:
    """*text* with each block of indented code blanked; every line keeps its place."""
    if not _INDENTED.search(text):
        return text
    lines = text.split("\n")
    for at in code_columns(lines):
        lines[at] = ""
    return "\n".join(lines)


def code_columns(lines: Sequence[str]) -> dict[int, int]:
    """In which column the code begins, of each of *lines* that is indented code."""
    found: dict[int, int] = {}
    columns = [0]  # where the words of the open containers begin, the innermost last
    is_words = False  # whether the line before is one of a paragraph, which goes on
    for at, typed in enumerate(lines):
        line = typed.expandtabs(_SIZE).rstrip()
        words = line.lstrip(" ")
        indent = len(line) - len(words)
        if not words:
            is_words = False
            continue
        while not is_words and indent < columns[-1]:
            columns.pop()
        item = _ITEM.match(words)
        if item is None and not is_words and indent >= columns[-1] + _SIZE:
            found[at] = columns[-1] + _SIZE
            continue
        if begins := _column_of_words(words, item):
            while indent < columns[-1]:
                columns.pop()
            columns.append(indent + begins)
        is_words = not words.startswith(("#", ">", "<"))
    return found


def _column_of_words(line: str, item: re.Match[str] | None) -> int:
    """How far behind the sign of a container its words begin; 0 if *line* begins none."""
    if item is not None:
        spaces = len(item[0]) - len(item[0].rstrip())
        return len(item[0].rstrip()) + (spaces if 1 <= spaces <= _SIZE else 1)
    return _SIZE if _CONTAINER.match(line) else 0
