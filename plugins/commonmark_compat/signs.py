"""Inline patterns are searched only in a text that has the sign without which none can match.

Python-Markdown searches each of two dozen patterns in each piece of text: some 900 searches in a
text of 950 words, of which 60 find something. A processor that declares a `sign` is skipped where
the sign is missing; so are those of Python-Markdown itself, whose patterns are known here.
"""

from __future__ import annotations

from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_SIGNS: Final = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.ESCAPE_RE: "\\",
    inlinepatterns.LINK_RE: "[",  # and REFERENCE_RE
    inlinepatterns.IMAGE_LINK_RE: "![",  # and IMAGE_REFERENCE_RE
    inlinepatterns.AUTOLINK_RE: "<",
    inlinepatterns.AUTOMAIL_RE: "<",
    inlinepatterns.LINE_BREAK_RE: "  \n",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
    r"\[\^([^\]]*)\]": "[^",  # of the extension `footnotes`
}
_OF_MAGICLINK: Final = {"MagiclinkAutoPattern": "<", "MagiclinkMailPattern": "@"}


def add(md: Markdown) -> None:
    """Have *md* look for signs first."""
    md.treeprocessors.register(_Inline(md), "inline", 20)


def sign_of(pattern: Any) -> str:
    """What each match of *pattern* holds; empty if that is not known."""
    declared = getattr(pattern, "sign", "") or _SIGNS.get(pattern.pattern, "")
    return str(declared or _OF_MAGICLINK.get(type(pattern).__name__, ""))


class _Inline(InlineProcessor):
    """As its parent, whose private methods have these names."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        self._signed = [(sign_of(each), each) for each in self.inlinePatterns]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, index: int = 0) -> str:  # noqa: N802
        if isinstance(data, AtomicString):
            return data
        apply: Any = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        start = 0
        while index < len(self._signed):
            sign, pattern = self._signed[index]
            matched = False
            if sign in data:
                data, matched, start = apply(pattern, data, index, start)
            if not matched:
                index, start = index + 1, 0
        return data
