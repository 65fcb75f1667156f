"""Boxes: `!!! kind "title"` with the words below it, indented."""

from __future__ import annotations

import re
from typing import Final

_KINDS: Final = {
    "attention": "warning",
    "caution": "warning",
    "danger": "warning",
    "error": "warning",
    "info": "note",
    "success": "tip",
}
_QUOTED: Final = re.compile(r'"([^"]*)"')


def box(kind: str, title: str, body: str) -> str:
    """The box of *title* around *body*; quotation marks in a title are typographic ones."""
    kind = kind.lower()
    title = title.strip()
    if whole := _QUOTED.fullmatch(title):
        title = whole[1]
    title = _QUOTED.sub("\u201c\\1\u201d", title).replace('"', "\u201d") or kind.capitalize()
    return f'\n!!! {_KINDS.get(kind, kind)} "{title}"\n{indented(body)}\n\n'


def indented(body: str) -> str:
    """*body* as what belongs to a box or a footnote."""
    return "\n".join(f"    {line}".rstrip() for line in body.strip("\n").split("\n"))
