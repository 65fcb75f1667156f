"""A bare address is a link to all of it: `'` and `)` that belong to it are not left out."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

# Of signs of print only the en dash stands in addresses, such as those of Wikipedia.
_PRINT = "“”„‘’‚«»—…，。；：！？（）【】「」『』、"
_ADDRESS = rf"(?<![\w=/])(https?://[^\s<>\"\x02\x03`{_PRINT}]+)"
_BEFORE_MAGICLINK = 86
_ENDS_A_SENTENCE = ".,;:!?'*_~)]}"


def add(md: Markdown) -> None:
    md.inlinePatterns.register(_BareAddress(_ADDRESS, md), "bare_address", _BEFORE_MAGICLINK)


class _BareAddress(InlineProcessor):
    """Takes what `pymdownx.magiclink` would cut at a sign."""

    ANCESTOR_EXCLUDES = ("a",)
    sign = "://"

    def handleMatch(  # type: ignore[override] # noqa: N802 - the name is Markdown's
        self, m: re.Match[str], _data: str
    ) -> tuple[Element, int, int]:
        address = _without_end_of_sentence(m[1])
        link = Element("a", {"href": address})
        link.text = AtomicString(address)
        return link, m.start(1), m.start(1) + len(address)


def _without_end_of_sentence(address: str) -> str:
    while address[-1] in _ENDS_A_SENTENCE and not _belongs(address):
        address = address[:-1]
    return address


def _belongs(address: str) -> bool:
    """Whether the sign at the end closes one that stands in *address*."""
    sign = address[-1]
    if sign == "'":
        return address.count(sign) % 2 == 0
    if sign in "*_~":
        return sign in address.rstrip(sign)
    opening = {")": "(", "]": "[", "}": "{"}.get(sign)
    return opening is not None and address.count(sign) <= address.count(opening)
