"""Admonitions become boxes that assistive technology announces by their title."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from languages.catalogues import Gettext, translatable

ADMONITION, TITLE = "admonition", "admonition-title"
TITLES = (
    translatable("Key points"),
    translatable("Means for you"),
    translatable("Note"),
    translatable("Take home"),
    translatable("Warning"),
    translatable("Key-points"),
    translatable("Means-for-you"),
    translatable("Take-home"),
)


def label_boxes(root: Element, gettext: Gettext = translatable) -> None:
    """Turn each `<div class="admonition kind">` under *root* into `<aside class="box box--kind">`.

    The role is `note`: a text has many boxes, and as many `complementary` landmarks would bury
    those of the page.
    """
    boxes = (each for each in root.iter("div") if ADMONITION in each.get("class", "").split())
    for number, box in enumerate(list(boxes), start=1):
        _label(box, f"box:{number}", gettext)


def _label(box: Element, title_id: str, gettext: Gettext) -> None:
    kinds = [name for name in box.get("class", "").split() if name != ADMONITION]
    box.tag = "aside"
    box.set("class", " ".join(("box", *(f"box--{kind}" for kind in kinds))))
    box.set("role", "note")
    title = next((each for each in box if each.get("class") == TITLE), None)
    if title is None:
        label = " ".join(kinds).replace("-", " ").capitalize() or "Note"
        box.set("aria-label", gettext(label))
        return
    if title.text == " ".join(kinds[:1]).capitalize():  # Markdown's, of a box without a title
        title.text = gettext(title.text)
    title.set("class", "box__title")
    title.set("id", title_id)
    box.set("aria-labelledby", title_id)
