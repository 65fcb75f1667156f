"""Footnotes: letters, since numbers are those of sources, and a heading of their own."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from accessible_markdown.note_order import name_of, order_notes, with_class
from languages.catalogues import Gettext, translatable

HEADING_ID = "page:footnotes"
HEADING = translatable("Footnotes")
MARK, BACK = translatable("Footnote %s"), translatable("Back to text, %s")


def label_notes(root: Element, gettext: Gettext = translatable) -> None:
    """Give the marks under *root* letters, and the list of notes a heading and the same letters."""
    blocks = with_class(root, "footnote")
    if not blocks:
        return
    numbers = order_notes(root, blocks)
    for mark in with_class(root, "footnote-ref"):
        mark.text = letters(numbers.get(name_of(mark.get("href", "")), 0))
        mark.set("role", "doc-noteref")
        mark.set("aria-label", gettext(MARK) % mark.text)
    for back in with_class(root, "footnote-backref"):
        back.attrib.pop("title", None)
        back.set("aria-label", gettext(BACK) % _note_of(back, numbers))
    for block in blocks:
        _label_list(block, gettext)


def letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa: as browsers count a list of the type a."""
    text = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        text = chr(ord("a") + place) + text
    return text


def _note_of(back: Element, numbers: dict[str, int]) -> str:
    """The letter of the note that *back* ends, and the number of a further mark of it."""
    mark, _, name = back.get("href", "").partition(":")
    letter, further = letters(numbers.get(name, 0)), mark.removeprefix("#fnref")
    return f"{letter}-{further}" if further else letter


def _label_list(block: Element, gettext: Gettext) -> None:
    block.tag = "section"
    block.set("class", "footnotes")
    block.set("role", "doc-endnotes")
    block.set("aria-labelledby", HEADING_ID)
    for rule in block.findall("hr"):
        block.remove(rule)
    heading = Element("h2", {"id": HEADING_ID})
    heading.text = gettext(HEADING)
    block.insert(0, heading)
    for ordered in block.findall("ol"):
        ordered.set("type", "a")
