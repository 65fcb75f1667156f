"""The tags of rendered HTML, read more strictly than a browser reads them.

What does not have the one plain form (names, quoted values, an end) is malformed, so nothing that a
browser would mend in its own way gets through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

_NAME = r"[A-Za-z][A-Za-z0-9-]*"
_VALUE = r"\"[^\"<]*+\"|'[^'<]*+'"
_ATTRIBUTE = rf"\s++([^\s\"'<>/=]++)(?:\s*+=\s*+({_VALUE}))?+"
_TAG = re.compile(rf"<(/?)({_NAME})((?:{_ATTRIBUTE})*+)\s*+/?>|<[^<]{{0,40}}")
_BEGUN = re.compile(rf"</?({_NAME})(?=[\s/>])")
_EACH = re.compile(_ATTRIBUTE)


class Tag(NamedTuple):
    """A tag as it stands in the HTML at *start*.

    What begins like a tag and has not its form is not *whole*; its name is a guess or "".
    """

    name: str
    closing: bool
    whole: bool
    raw_attributes: str
    text: str
    start: int

    @property
    def attributes(self) -> Iterator[tuple[str, str, str]]:
        """Each attribute: its name in lower case, its value decoded, its value as it stands."""
        for match in _EACH.finditer(self.raw_attributes):
            raw = (match[2] or '""')[1:-1]
            yield match[1].lower(), unescape(raw), raw


@lru_cache(maxsize=1)  # several checks of one text ask one after the other
def tags(html: str) -> tuple[Tag, ...]:
    """Every tag of *html* in order, and everything that begins like one."""
    return tuple(_tags(html))


def _tags(html: str) -> Iterator[Tag]:
    for match in _TAG.finditer(html):
        whole = match[2] is not None
        name = match[2] if whole else _guess(match[0])
        closing = bool(match[1]) if whole else match[0].startswith("</")
        yield Tag(name.lower(), closing, whole, match[3] or "", match[0], match.start())


def _guess(text: str) -> str:
    match = _BEGUN.match(text)
    return match[1] if match else ""
