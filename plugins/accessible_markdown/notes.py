"""Footnotes: letters, since numbers are those of sources, and a heading of their own."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from languages.catalogues import Gettext, translatable

HEADING_ID = "page:footnotes"
HEADING = translatable("Footnotes")
MARK, BACK = translatable("Footnote %s"), translatable("Back to text, %s")


def label_notes(root: Element, gettext: Gettext = translatable) -> None:
    """Give the marks under *root* letters, and the list of notes a heading and the same letters."""
    for number, mark in enumerate(_with_class(root, "footnote-ref"), start=1):
        mark.text = letters(_number(mark.text or "", number))
        mark.set("role", "doc-noteref")
        mark.set("aria-label", gettext(MARK) % mark.text)
    notes: dict[str, str] = {}  # in the order of the list
    for back in _with_class(root, "footnote-backref"):
        back.attrib.pop("title", None)
        back.set("aria-label", gettext(BACK) % _note_of(back, notes))
    for block in _with_class(root, "footnote"):
        _label_list(block, gettext)


def letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa: as browsers count a list of the type a."""
    text = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        text = chr(ord("a") + place) + text
    return text


def _with_class(root: Element, name: str) -> list[Element]:
    return [each for each in root.iter() if name in each.get("class", "").split()]


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdigit() else otherwise


def _note_of(back: Element, notes: dict[str, str]) -> str:
    """The letter of the note that *back* ends, and the number of a further mark of it."""
    mark, _, name = back.get("href", "").partition(":")
    letter = notes.setdefault(name, letters(len(notes) + 1))
    further = mark.removeprefix("#fnref")
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
