"""What stands beside a node of HTML in its line, and emphasis that depends on it."""

from __future__ import annotations

import re
from typing import Any, Final, Literal

from bs4.element import NavigableString

Side = Literal["previous_sibling", "next_sibling"]
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark"}
    | {"q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var"}
)
_EDGES: Final = re.compile(r"((?:\s|\\\n)*)(.*?)((?:\s|(?<!\\)\\\n)*)", re.DOTALL)


def shares_line(text: Any) -> bool:
    """Whether words stand before *text* in its line: neither a break nor a block does."""
    return bool(_beside(text, "previous_sibling").strip())


def emphasis(el: Any, text: str, sign: str) -> str:
    """*text* between *sign*; between tags where Markdown reads no sign, as within a word."""
    edges = _EDGES.fullmatch(text)
    if edges is None or not edges[2]:
        return text
    before, words, after = edges.groups()
    if (not before and _touches(el, "previous_sibling")) or (
        not after and _touches(el, "next_sibling")
    ):
        name = "strong" if sign == "**" else "em"
        return f"{before}<{name}>{words}</{name}>{after}"
    return f"{before}{sign}{words}{sign}{after}"


def _touches(el: Any, side: Side) -> bool:
    """Whether a word, or an element with words, stands at once beside *el*."""
    words = _beside(el, side)
    sign = words[-1:] if side == "previous_sibling" else words[:1]
    is_text = isinstance(getattr(el, side), NavigableString)
    return sign.isalnum() if is_text else bool(sign.strip())


def _beside(node: Any, side: Side) -> str:
    """The words on one side of *node*; "" at the edge of the line."""
    other = getattr(node, side)
    while other is None and node.parent is not None and node.parent.name in _INLINE:
        node = node.parent
        other = getattr(node, side)
    if isinstance(other, NavigableString):
        return str(other)
    return str(other.get_text()) if other is not None and other.name in _INLINE else ""
