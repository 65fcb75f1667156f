"""`- [ ] to do` and `- [x] done`: a sign with a name, since a box to tick would be a form."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

_BOX = re.compile(r"\s*\[([ xX])\] +(?=\S)")


class TaskList(Treeprocessor):
    """Puts a sign in the place of the brackets at the beginning of an item."""

    def run(self, root: Element) -> None:
        for item in root.iter("li"):
            starts_with_words = item.text and item.text.strip()
            paragraph = item if starts_with_words or not len(item) else item[0]
            match = _BOX.match(paragraph.text or "") if paragraph.tag in {"li", "p"} else None
            if match:
                item.set("class", " ".join(filter(None, (item.get("class"), "task"))))
                paragraph.insert(0, _sign(match[1] != " ", (paragraph.text or "")[match.end() :]))
                paragraph.text = None


def _sign(done: bool, words: str) -> Element:
    sign = Element("span", {"class": "task__sign", "role": "img"})
    sign.set("aria-label", "Done:" if done else "To do:")
    sign.text, sign.tail = "☑" if done else "☐", f" {words}"
    return sign
