"""The running text of HTML: what is read sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Final

APPARATUS: Final = frozenset({"nav", "table", "footer", "figcaption", "form", "sup"})
"""Elements whose words are not read as sentences."""


def running_text(html: str) -> str:
    """The paragraphs of *html*, each ended by a full stop; no tables, captions, notes."""
    parser = _Paragraphs()
    parser.feed(html)
    parser.close()
    return joined(parser.found)


def joined(paragraphs: Iterable[str]) -> str:
    """The texts of *paragraphs*, white space collapsed, each ended by a full stop."""
    words = (" ".join(each.split()) for each in paragraphs)
    return " ".join(each if each[-1] in ".!?" else f"{each}." for each in words if each)


class _Paragraphs(HTMLParser):
    """Collects the text of each `<p>` that is in no apparatus."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_open = False
        self._apparatus = 0

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        if tag in APPARATUS:
            self._apparatus += 1
        elif tag == "p" and not self._apparatus:
            self._is_open = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in APPARATUS:
            self._apparatus = max(0, self._apparatus - 1)
        elif tag == "p":
            self._is_open = False

    def handle_data(self, data: str) -> None:
        if self._is_open and not self._apparatus:
            self.found[-1] += data
