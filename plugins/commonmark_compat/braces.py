"""Words in braces that `attr_list` would take for attributes and take away: `*S*{1, 2}`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from itertools import islice
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder

from report.diagnostic import Diagnostic, wrong_value
from report.source_lines import Lines, without_fences

from .dialects import AFTER_BRACKETS

_NAME, _PRIORITY = "attr_list", 8
_MARK = "data-lost-braces"
_LIST = r"""\{(:?[ ]*[^}\n ](?:[^}\n=]++|="[^"\n]*+"|='[^'\n]*+'|=)*+)\}"""
_LOST = re.compile(rf'\s{_MARK}="([^"]*)"')
# What `pasted` and `dialects` report.
_REPORTED = re.compile(rf"[_^]\{{[^{{}}\n]{{1,40}}\}}|{AFTER_BRACKETS}")
_CLASS_OR_ID = re.compile(r"[.#]\S+(?: +[.#]\S+)*")
_MOST = 20  # that are reported at once: to find the line of each takes a search
_WANTED = "want no words in braces here: they would be lost"
_REMEDY = "write \\{ for a brace, or {#name} for the id of a heading"


def add(md: Markdown) -> None:
    """Put `_Attributes` in the place of `attr_list`, where a site has that."""
    if _NAME in md.treeprocessors:
        md.treeprocessors.register(_Attributes(md), _NAME, _PRIORITY)


def diagnostics(html: str, lines: Lines) -> Iterator[Diagnostic]:
    """Each pair of braces with words that *html* has lost."""
    seen: Counter[str] = Counter()
    text = without_fences(lines.body) if _MARK in html else ""
    for match in islice(_LOST.finditer(html), _MOST) if text else ():
        typed = unescape(match[1])
        place = _place(typed, text, seen[typed])
        seen[typed] += 1
        if place < 0:
            yield wrong_value(lines.of("{"), "markdown", typed, _WANTED, _REMEDY)
        elif not _REPORTED.match(text, max(0, place - 1)):
            line = lines.first + text.count("\n", 0, place)
            yield wrong_value(line, "markdown", typed, _WANTED, _REMEDY)


def _place(typed: str, text: str, index: int) -> int:
    """Where *typed* stands for the time *index*, from 0, as attributes would; else -1."""
    body = r"\\?".join(map(re.escape, typed))
    after_words = r"(?<=[*_`~^=)>\]])"
    at_end = rf"(?<!\\)(?={body}[ \t#]*(?:\||$))"
    found = re.finditer(rf"(?:{after_words}|{at_end}){body}", text, re.MULTILINE)
    places = [match.start() for match in found]
    return places[min(index, len(places) - 1)] if places else -1


class _Attributes(AttrListTreeprocessor):
    """Reads attributes up to their own brace, and marks the element that would lose words."""

    HEADER_RE = re.compile(rf"[ ]+{_LIST}[ ]*$")  # type: ignore[misc] # not final
    BLOCK_RE = re.compile(rf"\n[ ]*{_LIST}[ ]*$")  # type: ignore[misc] # not final
    INLINE_RE = re.compile(rf"^{_LIST}")  # type: ignore[misc] # not final

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        typed = attrs_string.removeprefix(":").strip(" ")
        is_span = elem.tag not in {"a", "img"} and not self.md.is_block_level(elem.tag)
        may_be_set = is_span and typed == attrs_string and _CLASS_OR_ID.fullmatch(typed)
        if may_be_set or not _are_attributes(typed):
            elem.set(_MARK, f"{{{attrs_string}}}")
            return ""
        return str(super().assign_attrs(elem, typed, strict=strict))


def _are_attributes(typed: str) -> bool:
    """Whether each part of *typed* is .class, #id or name=value; a word alone means nothing."""
    attributes, _ = get_attrs_and_remainder(typed)
    return bool(attributes) and all(
        value or (value is not None and name not in {".", "id"}) for name, value in attributes
    )
