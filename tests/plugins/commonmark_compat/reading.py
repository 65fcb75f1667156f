"""What a reader gets from a text: words in order, each with the blocks around it."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from lxml import html as lxml_html
from markdown_it import MarkdownIt

import pelicanconf
from body_policy import analysis as body_policy
from commonmark_compat import analysis
from documents.builder import DocumentBuilder, Fragment
from front_matter.converter import Converter

_BLOCKS = {"blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "pre", "table", "ul"}
_CONTAINERS = {"blockquote", "ol", "ul"}
_PARTS = _BLOCKS | {"br", "div", "hr", "p", "td", "th", "tr"}
_SPANS = {"code", "del", "em", "mark", "strong"}
_REFERENCE = MarkdownIt("commonmark")
Words = list[tuple[str, tuple[str, ...]]]


_EXTENSIONS = ["commonmark_compat.extension", "body_policy.extension"]
_CONVERTER = Converter(
    {
        **pelicanconf.MARKDOWN,
        "extensions": [*pelicanconf.MARKDOWN["extensions"], *_EXTENSIONS],  # type: ignore[misc]
    }
)
_POLICY = {"elements": None, "languages": []}


def converted(text: str) -> str:
    """HTML of *text* with the settings of this site, without plugins that add to a text."""
    return _CONVERTER.convert(text, "t.md", 1)


def reported(text: str, *fields: str) -> list[str]:
    """What the report tells of *text*, all of it or what concerns *fields*."""
    builder = DocumentBuilder("t.md", text, text, 1, fragments=[Fragment(text, 1, converted(text))])
    analysis.analyse(builder, {})
    body_policy.analyse(builder, _POLICY)
    return [
        f"{each.line}: {each.field}: {each.problem}; {each.remedy}"
        for each in dict.fromkeys(sorted(builder.document.findings))
        if not fields or each.field in fields
    ]


def read(html: str, *, spans: bool = False) -> Words:
    """Each word, number of an item and address in *html*, with the names of the blocks around.

    A quote and a list are words too where they begin: of two in a row no word is in both.
    """
    reader = _Reader(spans=spans)
    reader.element(lxml_html.fragment_fromstring(html, create_parent="div"), ())
    reader.end(())
    return reader.words


def read_by_reference(text: str, *, spans: bool = False) -> Words:
    """What a reader gets of *text* from a program that keeps to CommonMark."""
    return read(_REFERENCE.render(text), spans=spans)


class _Reader:
    def __init__(self, *, spans: bool) -> None:
        self.words: Words = []
        self._spans, self._text = spans, ""

    def element(self, element: Any, path: tuple[str, ...]) -> None:
        if not isinstance(element.tag, str):
            return
        is_part, inside = element.tag in _PARTS, path
        if is_part:
            self.end(path)
        if element.tag in _CONTAINERS:
            self.words.append((f"<{element.tag}>", path))
        if element.tag in _BLOCKS:
            inside = (*path, element.tag)
        sign = self._spans and element.tag in _SPANS and "pre" not in path
        self._text += f" <{element.tag}> " if sign else ""
        self._add_facts(element, inside)
        for child in element:
            self.element(child, inside)
            self._text += child.tail or ""
        self._text += f" </{element.tag}> " if sign else ""
        if is_part:
            self.end(inside)

    def _add_facts(self, element: Any, path: tuple[str, ...]) -> None:
        if element.tag == "ol":
            number = int(element.get("start", "1")) - 1
            for item in element.iterchildren("li"):
                number = int(item.get("value", number + 1))
                item.set("number", str(number))
        if element.tag == "li" and element.get("number"):
            self.words.append((f"{element.get('number')}.", path))
        for name in ("href", "src", "alt"):
            if element.get(name) is not None:
                self._text += f" {name}={'_'.join(unquote(element.get(name)).split())} "
        self._text += element.text or ""

    def end(self, path: tuple[str, ...]) -> None:
        self.words += [(word, path) for word in self._text.split()]
        self._text = ""
