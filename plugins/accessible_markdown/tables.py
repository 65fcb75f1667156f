"""Tables: a caption, headers with a scope, and a frame that scrolls by keyboard."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from languages.catalogues import Gettext, translatable

LABEL = translatable("Table %d")

_CAPTION = re.compile(r"\s*Table:\s*")
_ALIGNMENT = re.compile(r"text-align:\s*(left|center|right);?")


def describe_tables(root: Element, gettext: Gettext = translatable) -> None:
    """Rework every table under *root*, in the order of the text."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for number, table in enumerate(list(root.iter("table")), start=1):
        caption = _take_caption(parents[table], table)
        _set_scopes(table)
        _replace_styles(table)
        _frame(parents[table], table, caption, gettext(LABEL) % number, number)


def _take_caption(parent: Element, table: Element) -> Element | None:
    """The paragraph `Table: …` before *table*, moved into it as its caption."""
    place = list(parent).index(table)
    before = parent[place - 1] if place else None
    match = _CAPTION.match(before.text or "") if before is not None and before.tag == "p" else None
    if before is None or match is None:
        return None
    parent.remove(before)
    before.tag, before.text = "caption", (before.text or "")[match.end() :]
    table.insert(0, before)
    return before


def _set_scopes(table: Element) -> None:
    """Each column is headed by its first cell and each row by its own; an empty cell heads none."""
    for cell in table.iterfind("thead/tr/th"):
        if _is_empty(cell):
            cell.tag = "td"
        else:
            cell.set("scope", "col")
    for row in table.iterfind("tbody/tr"):
        if len(row) > 1 and not _is_empty(row[0]):
            row[0].tag = "th"
            row[0].set("scope", "row")


def _is_empty(cell: Element) -> bool:
    return len(cell) == 0 and not (cell.text or "").strip()


def _replace_styles(table: Element) -> None:
    """A strict policy refuses the `style` attribute with which Markdown aligns cells."""
    for cell in table.iter():
        match = _ALIGNMENT.fullmatch(cell.get("style", ""))
        if match:
            del cell.attrib["style"]
            cell.set("class", " ".join(filter(None, (cell.get("class"), f"align-{match[1]}"))))


def _frame(
    parent: Element, table: Element, caption: Element | None, label: str, number: int
) -> None:
    frame = Element("div", {"class": "table", "role": "region", "tabindex": "0"})
    if caption is None:
        frame.set("aria-label", label)
    else:
        caption.set("id", f"table:{number}")
        frame.set("aria-labelledby", f"table:{number}")
    place = list(parent).index(table)
    parent.remove(table)
    frame.append(table)
    frame.tail, table.tail = table.tail, None
    parent.insert(place, frame)
