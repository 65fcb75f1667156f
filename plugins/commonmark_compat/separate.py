"""Quotes with an empty line between them, and lists with other bullets, are not run together.

Python-Markdown adds a quote to the quote before it, and an item to any list of bullets before it.
CommonMark ends a quote at an empty line, and a list where the bullet changes
(https://spec.commonmark.org/0.31.2/#lists).
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockQuoteProcessor
from markdown.extensions.sane_lists import SaneUListProcessor
from markdown.treeprocessors import Treeprocessor

_BULLET = "data-typed-bullet"
_LISTS, _QUOTES, _AFTER_FOOTNOTES = 30, 20, 30.2


def add(md: Markdown) -> None:
    md.parser.blockprocessors.register(_Bullets(md.parser), "ulist", _LISTS)
    md.parser.blockprocessors.register(_Quote(md.parser), "quote", _QUOTES)
    md.treeprocessors.register(_Forget(md), "typed_bullets", _AFTER_FOOTNOTES)


class _Quote(BlockQuoteProcessor):
    """The block of a quote is all of it: empty lines inside have a `>`."""

    def lastChild(self, parent: Element) -> None:  # noqa: N802 - Markdown's name
        """Nothing, so that a quote is added to none before it."""


class _Bullets(SaneUListProcessor):
    """Notes the bullet of each list, and begins another at another bullet."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        bullet = blocks[0].lstrip(" ")[0]
        before = self.lastChild(parent)
        ends = before is not None and before.get(_BULLET, bullet) != bullet
        inside = Element("div") if ends else parent
        super().run(inside, blocks)
        if ends:
            parent.extend(inside)
        last = parent if parent.tag == "ul" else parent[-1]
        last.set(_BULLET, bullet)


class _Forget(Treeprocessor):
    """Takes the note of each bullet away."""

    def run(self, root: Element) -> None:
        for each in root.iter("ul"):
            each.attrib.pop(_BULLET, None)
