"""What another program would read, and Markdown publishes as it is typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from html import unescape
from html.entities import html5

from report.diagnostic import Diagnostic, wrong_value
from report.source_lines import MARKS, Lines
from report.source_text import is_escaped

from . import dialects, pasted
from .dialects import DIRECTIVES, MEDIA, MEDIA_ADDRESS
from .rules import found, matches

DOCUTILS_BOXES = frozenset(
    {"attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning"}
)
"""The kinds that Python-Markdown's `admonition` follows."""

_BOX_KIND = re.compile(r"^ *!!! ?([\w-]+)", re.MULTILINE)
_DIRECTIVE = re.compile(
    rf"\[\[(?<!\\\[\[)(?:{DIRECTIVES}|({MEDIA}){MEDIA_ADDRESS}[^\[\]\n]*)\]\](?![(\[])"
)
_FILM = re.compile(rf"\[\[{MEDIA}{MEDIA_ADDRESS}[^\s\"\]]+(?: +\"[^\"\n]+\")? *\]\]")
_DEFINITION = re.compile(r"^[ >]{0,9}\[([^\]\n]+)\]:", re.MULTILINE)
_REFERENCE = re.compile(r"(?<!\\)&([A-Za-z][A-Za-z0-9]{0,40});")


def diagnostics(lines: Lines, boxes: Collection[str] | None = None) -> Iterator[Diagnostic]:
    """Shortcodes, templates, wiki links, mathematics and the like outside of code.

    *boxes* are the kinds of boxes that a site has; none: any kind.
    """
    definitions = _DEFINITION.finditer(lines.text) if "]:" in lines.text else ()
    names = {" ".join(match[1].lower().split()) for match in definitions}

    def skip(text: str, start: int) -> bool:
        name = text[start + 1 : text.find("]", start)].lower() if text[start] == "[" else ""
        return is_escaped(text, start) or name in names

    for each in matches((*pasted.PATTERNS, *dialects.PATTERNS), lines.text, skip=skip):
        yield found(lines, *each)
    if "&" in lines.text:
        yield from _unknown_references(lines)
    if "!!!" in lines.text:
        yield from _boxes(lines, boxes)
    if "[[" in lines.text:
        yield from _directives(lines)


def _unknown_references(lines: Lines) -> Iterator[Diagnostic]:
    """Browsers show `&notes;` as ¬es;."""
    for match in _REFERENCE.finditer(lines.text):
        if f"{match[1]};" not in html5 and unescape(match[0]) != match[0]:
            wanted, remedy = "want a character reference of HTML", f"write &amp;{match[1]};"
            yield wrong_value(lines.at(match.start()), "markdown", match[0], wanted, remedy)


def _boxes(lines: Lines, boxes: Collection[str] | None) -> Iterator[Diagnostic]:
    """A kind that the site has not; if it may be a theme's own, one that is nearly docutils'."""
    for match in _BOX_KIND.finditer(lines.text):
        kind = match[1].lower()
        if kind in (boxes or DOCUTILS_BOXES):
            continue
        near = get_close_matches(kind, boxes or DOCUTILS_BOXES, n=1, cutoff=0.8)
        if boxes or near:
            remedy = f"write {near[0] if near else ' or '.join(sorted(boxes or ()))}"
            at = lines.at(match.start(1))
            yield wrong_value(at, "markdown", match[1], "want a kind of box", remedy)


def _directives(lines: Lines) -> Iterator[Diagnostic]:
    """One within a line of words, and one whose words stand in no quotes: both stay as typed."""
    for match in _DIRECTIVE.finditer(lines.text):
        number = lines.at(match.start())
        typed = lines.body.split("\n")[number - lines.first]
        alone = re.fullmatch(MARKS + re.escape(match[0]) + r"[ \t]*", typed)
        if not alone:
            wanted, remedy = "want it alone on a line", "move it to a line of its own"
            yield wrong_value(number, "markdown", match[0], wanted, remedy)
        elif match[1] and not _FILM.fullmatch(match[0]):
            wanted = "want an address, and what it shows in double quotes"
            remedy = f'write [[{match[1]}: https://… "What it shows"]]'
            yield wrong_value(number, "markdown", match[0], wanted, remedy)
