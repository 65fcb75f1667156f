"""Typesetting of HTML: each block is set as one text, across its inline elements."""

from __future__ import annotations

import html as entities
import re
from collections import deque
from collections.abc import Iterator

from .prose import SIGNS, edits

_TAG = re.compile(
    r"<(?:!--.*?-->|(/?)([A-Za-z][\w-]*+)(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>)", re.DOTALL
)
_CODE = {"code", "kbd", "math", "pre", "samp", "script", "style", "svg", "tt", "var"}
_WORDLIKE = _CODE - {"pre", "script", "style"} | {"sub", "sup"}
_SKIPPED = _CODE | _WORDLIKE
_INLINE = _WORDLIKE | {
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "data",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
}
_INLINE |= {"label", "mark", "q", "s", "small", "span", "strong", "time", "u", "wbr"}
_HREF = re.compile(r"\shref=[\"']([^\"']*)")

Piece = tuple[int, str]  # the place of a text in the output, and what it reads as


def typeset_text(text: str, language: str = "en") -> str:
    """*text*, plain text, with the quotes, dashes and ellipses of *language*; still plain text."""
    if not SIGNS.search(text):
        return text
    return entities.unescape(_set_block([entities.escape(text, quote=False)], language))


def typeset(html: str, language: str = "en") -> str:
    """*html* with the quotes, dashes and ellipses of *language* in its prose."""
    if not SIGNS.search(html):
        return html
    output: list[str] = []
    for block in _blocks(html, output):
        _apply(block, output, language)
    return "".join(output)


def _set_block(output: list[str], language: str) -> str:
    _apply([(0, output[0])], output, language)
    return output[0]


def _blocks(html: str, output: list[str]) -> Iterator[list[Piece]]:
    """The texts of each block, in order; *output* gets everything, cut at tags.

    A text of place -1 is none of prose: code or a mark reads as a word, whatever is in it.
    """
    block: list[Piece] = []
    skipped: list[str] = []
    end = 0
    for match in _TAG.finditer(html):
        _add_text(html[end : match.start()], bool(skipped), block, output)
        end = match.end()
        output.append(match[0])
        name = (match[2] or "").lower()
        if name in _SKIPPED:
            _enter(name, bool(match[1]), skipped)
        if name in _WORDLIKE and not match[1]:
            block.append((-1, "x"))
        elif name in {"br", "img"}:
            block.append((-1, " " if name == "br" else "x"))
        if name and name not in _INLINE and name not in {"br", "img"}:
            yield block
            block = []
    _add_text(html[end:], bool(skipped), block, output)
    yield block


def _add_text(text: str, skipped: bool, block: list[Piece], output: list[str]) -> None:
    if text:
        output.append(text)
        if not skipped:
            shown = "x" * len(text) if _is_own_address(text, output) else text
            block.append((len(output) - 1, shown))


def _is_own_address(text: str, output: list[str]) -> bool:
    """Whether *text*, the last of *output*, is all of a link and where the link leads."""
    link = _HREF.search(output[-2]) if len(output) > 1 and output[-2][:2] == "<a" else None
    if link is None:
        return False
    return _bare(text) == _bare(link[1])


def _bare(address: str) -> str:
    return entities.unescape(address).removeprefix("mailto:").split("://")[-1].rstrip("/")


def _enter(name: str, closing: bool, skipped: list[str]) -> None:
    if not closing:
        skipped.append(name)
    elif name in skipped:
        while skipped.pop() != name:
            pass


def _apply(block: list[Piece], output: list[str], language: str) -> None:
    """Write into *output* what the texts of *block*, read as one, are to be."""
    text = "".join(shown for _, shown in block)
    if not SIGNS.search(text):
        return
    changes = deque(edits(text, language))
    offset = end = 0
    for place, shown in block:
        parts: list[str] = []
        start, offset = offset, offset + len(shown)
        while changes and changes[0][0] < offset:
            at, length, instead = changes.popleft()
            parts += [text[max(start, end) : at], instead]
            end = at + length
        if place >= 0 and (parts or end > start):
            output[place] = "".join((*parts, text[max(start, end) : offset]))
