"""Cells of tables: what were lines and lists in HTML, on the one line that Markdown has."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Any, Final

_BREAKS: Final = re.compile(r"(?:\s*<br>\s*)+")
_COLUMNS: Final = 1000  # HTML's own limit


def is_in_cell(parent_tags: AbstractSet[str]) -> bool:
    """Whether one of *parent_tags* is a cell."""
    return "td" in parent_tags or "th" in parent_tags


def flatten(soup: Any) -> None:
    """Put breaks for paragraphs, lists and items within the cells of *soup*."""
    for cell in soup.find_all(["td", "th"]):
        for block in cell.find_all(["p", "div", "li", "ul", "ol"]):
            block.insert_before(soup.new_tag("br"))
            block.insert_after(soup.new_tag("br"))
            block.unwrap()


def written(words: str, colspan: str) -> str:
    """A cell of *words* with one break between its lines and none at its ends."""
    words = _BREAKS.sub("<br>", words.strip()).removeprefix("<br>").removesuffix("<br>")
    span = int(colspan) if colspan.isdecimal() else 1
    return f" {' '.join(words.split())}" + " |" * max(1, min(_COLUMNS, span))
