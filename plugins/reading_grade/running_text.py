"""The running text of HTML: what is read sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Final

APPARATUS: Final = frozenset({"nav", "table", "footer", "figcaption", "form", "sup"})
"""Elements whose words are not read as sentences."""

_ATTRIBUTES: Final = r"""(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>"""
_PARTS: Final = re.compile(
    rf"<(/?)(p|{'|'.join(sorted(APPARATUS))})(?=[\s/>]){_ATTRIBUTES}", re.IGNORECASE
)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG: Final = re.compile(rf"</?[a-z]{_ATTRIBUTES}", re.IGNORECASE)


def running_text(html: str) -> str:
    """The paragraphs of *html*, each ended by a full stop; no tables, captions, notes."""
    return joined(unescape(_TAG.sub("", each)) for each in _paragraphs(_COMMENT.sub("", html)))


def joined(paragraphs: Iterable[str]) -> str:
    """The texts of *paragraphs*, white space collapsed, each ended by a full stop."""
    words = (" ".join(each.split()) for each in paragraphs)
    return " ".join(each if each[-1] in ".!?" else f"{each}." for each in words if each)


def _paragraphs(html: str) -> Iterator[str]:
    """The HTML of each `<p>` that is in no apparatus, without the apparatus in it."""
    paragraph: list[str] | None = None
    apparatus = 0
    parts = iter(_PARTS.split(html)[1:])
    for closing, name, words in zip(parts, parts, parts, strict=True):
        if name.lower() in APPARATUS:
            apparatus = max(0, apparatus - 1) if closing else apparatus + 1
        elif not apparatus or closing:
            yield "".join(paragraph or ())
            paragraph = None if closing else []
        if paragraph is not None and not apparatus:
            paragraph.append(words)
    yield "".join(paragraph or ())
