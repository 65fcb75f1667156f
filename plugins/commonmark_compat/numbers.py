"""The number that a writer typed before an item of a list is kept."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.extensions.sane_lists import SaneOListProcessor
from markdown.treeprocessors import Treeprocessor

_TYPED = "data-typed-number"
_NUMBER = re.compile(r"^ {0,3}(\d+)\. ", re.MULTILINE)


class NumberedList(SaneOListProcessor):
    """Notes the number of each item."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        typed = _NUMBER.findall(blocks[0])
        known = len(_list_of(parent) or ())
        super().run(parent, blocks)
        items = list(_list_of(parent) or ())[known:]
        for item, number in zip(items, typed, strict=False):
            item.set(_TYPED, number)


def _list_of(parent: Element) -> Element | None:
    if parent.tag == "ol":
        return parent
    return parent[-1] if len(parent) and parent[-1].tag == "ol" else None


class KeepNumbers(Treeprocessor):
    """Gives each item whose number is not one more than that of the item before its number.

    Items that all have the same number are counted, as writers do who let Markdown count.
    """

    def run(self, root: Element) -> None:
        for ordered in root.iter("ol"):
            items = [item for item in ordered if _TYPED in item.attrib]
            typed = [int(item.attrib.pop(_TYPED)) for item in items]
            if len(set(typed)) > 1:
                for item, number, before in zip(items[1:], typed[1:], typed, strict=False):
                    if number != before + 1:
                        item.set("value", str(number))
