"""`[[crisis-box]]` alone on a line becomes the box that shows where help is, in one wording."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from languages.catalogues import Gettext, translatable

MARK: Final = re.compile(r"^ {0,3}\[\[crisis-box\]\][ \t]*$", re.M)


@dataclass(frozen=True, slots=True)
class CrisisText:
    """What the box says, in Markdown; *more* are further items of its list."""

    title: str = translatable("If you are thinking about suicide")
    text: str = translatable(
        "- **In the US or Canada:** [call 988](tel:988) or [text 988](sms:988)."
        " It is free, day and night. In the US, also in Spanish, or chat at"
        " [988lifeline.org](https://988lifeline.org/chat/).\n"
        "- **In immediate danger:** [call 911](tel:911) or your local emergency number.\n"
        "- **Anywhere else:** [findahelpline.com](https://findahelpline.com/)"
        " lists help lines by country."
    )
    more: str = ""


class CrisisBox(BlockProcessor):
    """Parses the mark wherever a paragraph may stand."""

    def __init__(
        self, parser: BlockParser, crisis: CrisisText, find_gettext: Callable[[], Gettext]
    ) -> None:
        super().__init__(parser)
        self._crisis, self._find_gettext = crisis, find_gettext

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - Markdown's signature
        return bool(MARK.search(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        before, _, after = _parted(blocks.pop(0))
        if before:
            self.parser.parseBlocks(parent, [before])
        self._add_box(parent)
        if after:
            blocks.insert(0, after)

    def _add_box(self, parent: Element) -> None:
        box = SubElement(parent, "aside", {"class": "box box--crisis"})
        title = SubElement(box, "p", {"class": "box__title"})
        gettext = self._find_gettext()
        title.text = gettext(self._crisis.title)
        more = _elsewhere(gettext(self._crisis.more), _path_of(self.parser))
        text = "\n".join(filter(None, (gettext(self._crisis.text), more)))
        self.parser.parseBlocks(box, text.split("\n\n"))


def _path_of(parser: BlockParser) -> str:
    """The path of the text that is converted, as far as that is known."""
    builder = getattr(parser.md, "builder", None)
    return str(builder.path) if builder else ""


def _elsewhere(lines: str, path: str) -> str:
    """*lines* but for those that link to the text at *path*: a reader of it is there already."""
    itself = re.compile(rf"\]\(\{{filename\}}/{re.escape(path)}[#?\s)]")
    return "\n".join(line for line in lines.splitlines() if not (path and itself.search(line)))


def label_crisis_boxes(root: Element) -> None:
    """Name each crisis box under *root* by its title."""
    boxes = [each for each in root.iter("aside") if "box--crisis" in each.get("class", "")]
    for number, box in enumerate(boxes, start=1):
        box.set("aria-labelledby", f"crisis-box:{number}")
        box[0].set("id", f"crisis-box:{number}")


def _parted(block: str) -> tuple[str, str, str]:
    match = MARK.search(block)
    assert match is not None, "run() follows a test() that found the mark"  # noqa: S101
    return block[: match.start()].strip("\n"), match[0], block[match.end() :].strip("\n")
