"""Rules about HTML structure: parse errors, ids, headings, images."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from report.diagnostic import Diagnostic
from tools.check.page import Page, attribute, text_of

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def parse_error(page: Page) -> Iterator[Diagnostic]:
    """The HTML parser has nothing to repair, and the file is UTF-8."""
    for error in page.document.errors:
        yield page.diagnostic(error.line or 1, f"{error.code}; the parser has to guess here")
    if "�" in page.source:
        line = page.source[: page.source.index("�")].count("\n") + 1
        yield page.diagnostic(line, "bytes that are not UTF-8", "save the source as UTF-8")


def duplicate_id(page: Page) -> Iterator[Diagnostic]:
    """An id stands once in a page."""
    seen: dict[str, int] = {}
    for element in page.all_elements:
        name = element.attrs.get("id")
        if name is None:
            continue
        if name in seen:
            yield page.diagnostic(
                element, f'id="{name}" is taken in line {seen[name]}', "rename one"
            )
        else:
            seen[name] = element.origin_line or 1


def heading_order(page: Page) -> Iterator[Diagnostic]:
    """A page has one h1, and no heading skips a level on the way down."""
    headings = page.elements(*_HEADINGS)
    count = sum(heading.name == "h1" for heading in headings)
    if count != 1:
        yield page.diagnostic(1, f"{count} h1 headings; a page has exactly one")
    for above, heading in pairwise(headings):
        if int(heading.name[1]) > int(above.name[1]) + 1:
            yield page.diagnostic(heading, f"{heading.name} follows {above.name}", "skip no level")


def empty_heading(page: Page) -> Iterator[Diagnostic]:
    """A heading says something."""
    for heading in page.elements(*_HEADINGS):
        if not text_of(heading):
            yield page.diagnostic(heading, f"empty {heading.name}", "give it words or remove it")


def image_size(page: Page) -> Iterator[Diagnostic]:
    """An image has a text alternative (empty when it only decorates), a width and a height."""
    for image in page.elements("img"):
        missing = [name for name in ("alt", "width", "height") if name not in image.attrs]
        if missing:
            source = attribute(image, "src")
            yield page.diagnostic(
                image, f"{source}: no {', '.join(missing)}; the page jumps or is mute"
            )
