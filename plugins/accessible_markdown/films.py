"""`[[video: address]]` and `[[audio: address]]` alone on a line: a card with a link, or a player.

A file of this site plays in the page. What another site plays is a link on a card: a browser asks
that site for nothing before its reader follows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from languages.catalogues import Gettext, translatable

MARK: Final = re.compile(
    r"^ {0,3}\[\[(video|audio): *((?:https://|\{static\})[^\s\"\]]+)"
    r"(?: +\"([^\"\n]+)\")? *\]\][ \t]*$",
    re.MULTILINE,
)
KINDS: Final = (translatable("Video"), translatable("Audio"))
ELSEWHERE: Final = translatable("Plays at %s, a site of its own.")
_NAMES: Final = {
    "youtu.be": "YouTube",
    "youtube.com": "YouTube",
    "vimeo.com": "Vimeo",
    "soundcloud.com": "SoundCloud",
}


class Films(BlockProcessor):
    """Parses the mark wherever a paragraph may stand."""

    def __init__(self, parser: BlockParser, find_gettext: Callable[[], Gettext]) -> None:
        super().__init__(parser)
        self._find_gettext = find_gettext

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - Markdown's signature
        return bool(MARK.search(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        match = MARK.search(block)
        assert match is not None, "run() follows a test() that found the mark"  # noqa: S101
        gettext = self._find_gettext()
        if before := block[: match.start()].strip("\n"):
            self.parser.parseBlocks(parent, [before])
        kind, address, words = match[1], match[2], match[3] or gettext(match[1].capitalize())
        if address.startswith("{static}"):
            _add_player(parent, kind, address, words)
        else:
            _add_card(parent, address, words, gettext)
        if after := block[match.end() :].strip("\n"):
            blocks.insert(0, after)


def _add_player(parent: Element, kind: str, address: str, words: str) -> None:
    figure = SubElement(parent, "figure", {"class": "figure"})
    options = {"controls": "controls", "preload": "none", "src": address, "aria-label": words}
    SubElement(figure, kind, options).text = ""
    SubElement(figure, "figcaption").text = words


def _add_card(parent: Element, address: str, words: str, gettext: Gettext) -> None:
    card = SubElement(parent, "div", {"class": "box"})
    title = SubElement(card, "p", {"class": "box__title"})
    SubElement(title, "a", {"href": address}).text = words
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    SubElement(card, "p").text = gettext(ELSEWHERE) % _NAMES.get(host, host)
