"""The outline of a text: its sections, and how long it takes to read."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from html import unescape
from typing import Final

from report.html_tokens import TAG
from report.plain_text import VOID, plain_text

WORDS_PER_MINUTE: Final = 230  # silent reading of non-fiction: 238 (Brysbaert 2019)
_UNREAD: Final = re.compile(r"""\sclass=["'](?:[^"']*\s)?(?:cite|references)(?:\s[^"']*)?["']""")
_ID: Final = re.compile(r"""\sid=["']([^"']*)["']""")


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
    words: list[str] = []
    headings: list[Heading] = []
    heading: tuple[str, int] | None = None  # its id, and where its words begin
    unread = end = 0  # how deep in elements that are not read; where the last tag ended
    for match in TAG.finditer(html):
        words += () if unread else (html[end : match.start()],)
        end = match.end()
        closing, name, attributes = match.groups()
        if name is None:
            continue  # a comment
        if name in VOID or closing:
            unread -= bool(closing and unread and name not in VOID)
            if name == "h2" and heading:
                title = plain_text(html[heading[1] : match.start()])
                headings += [Heading(heading[0], title)] if heading[0] and title else []
                heading = None
            words += () if unread else (" ",)
        else:
            unread += bool(unread or _UNREAD.search(attributes))
            heading = (_id(attributes), match.end()) if name == "h2" and not unread else heading
    words += () if unread else (html[end:],)
    return Outline(tuple(headings), len(unescape("".join(words)).split()))


def _id(attributes: str) -> str:
    match = _ID.search(attributes)
    return unescape(match[1]) if match else ""
