"""The tags of rendered HTML, read more strictly than a browser reads them.

What does not have the one plain form (names, quoted values, an end) is malformed, so nothing that a
browser would mend in its own way gets through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_NAME = r"[A-Za-z][A-Za-z0-9-]*"
_VALUE = r"\"[^\"<]*+\"|'[^'<]*+'"
_ATTRIBUTE = rf"\s++([^\s\"'<>/=]++)(?:\s*+=\s*+({_VALUE}))?+"
_TAG = re.compile(rf"<(/?)({_NAME})((?:{_ATTRIBUTE})*+)\s*+/?>|<[^<]{{0,40}}")
_EACH = re.compile(_ATTRIBUTE)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it stands in the HTML at *start*; an element that is no tag has the name ""."""

    name: str
    closing: bool
    raw_attributes: str
    text: str
    start: int

    @property
    def attributes(self) -> Iterator[tuple[str, str, str]]:
        """Each attribute: its name in lower case, its value decoded, its value as it stands."""
        for match in _EACH.finditer(self.raw_attributes):
            raw = (match[2] or '""')[1:-1]
            yield match[1].lower(), unescape(raw), raw


def tags(html: str) -> Iterator[Tag]:
    """Every tag of *html* in order, and everything that begins like one."""
    for match in _TAG.finditer(html):
        name = (match[2] or "").lower()
        yield Tag(name, bool(match[1]), match[3] or "", match[0], match.start())
