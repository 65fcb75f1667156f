"""The outline of a text: its sections, and how long it takes to read."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

WORDS_PER_MINUTE: Final = 230  # silent reading of non-fiction: 238 (Brysbaert 2019)
_UNREAD: Final = frozenset({"cite", "references"})
_VOID: Final = frozenset({"br", "col", "hr", "img", "input", "source", "wbr"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A section that a link can lead to."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of rank 2 in their order; references and the marks of citations are left out."""

    headings: tuple[Heading, ...]
    words: int

    @property
    def minutes(self) -> int:
        """To read it, rounded up, at least one."""
        return max(1, math.ceil(self.words / WORDS_PER_MINUTE))


def outline(html: str) -> Outline:
    """The outline of *html*, a fragment as Markdown makes it."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return Outline(tuple(parser.headings), len("".join(parser.words).split()))


@dataclass
class _Parser(HTMLParser):
    headings: list[Heading] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._unread_depth = 0
        self._heading: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.words.append(" ")
            return
        given = dict(attrs)
        if self._unread_depth or _UNREAD & set((given.get("class") or "").split()):
            self._unread_depth += 1
        if tag == "h2":
            self._heading = (given.get("id") or "", [])

    def handle_endtag(self, tag: str) -> None:
        if self._unread_depth and tag not in _VOID:
            self._unread_depth -= 1
        if tag == "h2" and self._heading is not None:
            name, parts = self._heading
            if name and parts:
                self.headings.append(Heading(name, " ".join("".join(parts).split())))
            self._heading = None
        if not self._unread_depth:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if self._unread_depth:
            return
        self.words.append(data)
        if self._heading is not None:
            self._heading[1].append(data)
