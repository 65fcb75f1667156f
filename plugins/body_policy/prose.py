"""What Markdown leaves standing as text, or renders as nothing, when a writer mistypes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from body_policy import languages
from body_policy.tag import tags
from report.diagnostic import Diagnostic, wrong_value
from report.source_lines import Lines, fences
from report.source_text import UNSUITABLE, is_escaped

_NOTE = re.compile(r"\[\^([^\]\n]{1,80})\](:?)")
_NO_NAME = re.compile(r"[^\w.:+*!?&=@~/$(),;'-]+")  # it becomes an id, and a part of an address
# A pattern that begins with its sign is searched for far faster than one that looks behind first.
_REFERENCE = re.compile(r"\[(?<![\]\\!]\[)([^\[\]\n]{1,200})\]\[([^\[\]\n]{0,200})\](?!\()")
_DEFINED = re.compile(r"^ {0,3}\[([^\]\n]+)\]:", re.MULTILINE)
_LINK = re.compile(r"<a\s([^>]*)>(\s*)</a>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")
_PICTURE = re.compile(r"!\[[^\]\n]*\](?:\(|\[)|<img", re.IGNORECASE)


def pictures(html: str, lines: Lines) -> Iterator[Diagnostic]:
    """A picture without words in its place is lost on some readers."""
    if "<img" not in html:
        return
    found = [{n: v for n, v, _ in tag.attributes} for tag in tags(html) if tag.name == "img"]
    written = [lines.at(match.start()) for match in _PICTURE.finditer(lines.text)]
    exact = len(written) == len(found)
    for index, attributes in enumerate(found):
        if not attributes.get("alt", "").strip():
            source = attributes.get("src", "")
            line = written[index] if exact else lines.of(source)
            remedy = "say in the brackets what the picture shows"
            yield wrong_value(line, "image", source, "want alternative text", remedy)


def footnotes(lines: Lines) -> Iterator[Diagnostic]:
    """Every mark has its note, every note its mark, each note once, and a name of one word."""
    marks: dict[str, int] = {}
    notes: dict[str, int] = {}
    for match in _NOTE.finditer(lines.text):
        if is_escaped(lines.text, match.start()):
            continue
        at_start = lines.text.rfind("\n", 0, match.start()) + 1
        defines = match[2] and not lines.text[at_start : match.start()].strip()
        name, line = match[1], lines.at(match.start())
        if _NO_NAME.search(name):
            meant = _NO_NAME.sub("-", name).strip("-") or "1"
            wanted = "want a name without spaces and signs such as # or %"
            remedy = f"write [^{meant}] here and below, or \\[ for a bracket"
            yield wrong_value(line, "footnote", f"[^{name}]", wanted, remedy)
            continue
        if defines and name in notes:
            remedy = f"line {notes[name]} has it already"
            yield wrong_value(line, "footnote", f"[^{name}]:", "want each footnote once", remedy)
        (notes if defines else marks).setdefault(name, line)
    for name in (each for each in marks if each not in notes):
        remedy = f"add [^{name}]: … below"
        yield wrong_value(marks[name], "footnote", f"[^{name}]", "want a footnote for it", remedy)
    for name in (each for each in notes if each not in marks):
        remedy = f"write [^{name}] where it belongs, or delete it"
        yield wrong_value(notes[name], "footnote", f"[^{name}]:", "want a mark in the text", remedy)


def references(lines: Lines) -> Iterator[Diagnostic]:
    """`[words][name]` with no `[name]: address` stays as it is typed."""
    defined = {" ".join(name.lower().split()) for name in _DEFINED.findall(lines.text)}
    for match in _REFERENCE.finditer(lines.text):
        name = " ".join((match[2] or match[1]).lower().split())
        # `commonmark_compat.source_numbers` tells of `[1][2]`.
        is_number = name.isdigit() and match[1].isdigit()
        if name not in defined and not name.startswith(("@", "^")) and not is_number:
            line = lines.at(match.start())
            remedy = f"add [{name}]: address, or write [words](address)"
            yield wrong_value(line, "link", match[0], "want an address for it", remedy)


def empty_links(html: str, lines: Lines) -> Iterator[Diagnostic]:
    """A link without words cannot be followed; one without an address leads nowhere."""
    for match in _LINK.finditer(html):
        href = re.search(r'href="([^"]*)"', match[1])
        raw = unescape(href[1]) if href else match[0].partition(">")[0] + ">"
        line = lines.of(f"[]({raw}", f'href="{raw}"', raw, "[](")
        wanted, remedy = "want words to follow", "write [words](…)"
        if not href:
            wanted, remedy = "want no empty anchor", "write {#name} at the end of a heading"
        yield wrong_value(line, "link", raw, wanted, remedy)
    for _ in re.finditer(r'<a\s(?:[^>]*\s)?href=""', html):
        remedy = "write where it leads"
        yield wrong_value(
            lines.of("]()", 'href=""', "](<>)"), "link", "", "want an address", remedy
        )


def characters(html: str, lines: Lines) -> Iterator[Diagnostic]:
    """Characters that an entity smuggles past the check of the file itself."""
    for match in _ENTITY.finditer(html) if "&" in html else ():
        char = unescape(match[0])
        nothing = char in {"", "\ufffd"} and match[0].startswith("&#")
        if nothing or UNSUITABLE.search(char):
            wanted = "want no character that cannot be published or turns text around"
            yield wrong_value(lines.of(match[0]), "character", match[0], wanted, "delete it")


def fenced_code(lines: Lines, allowed: frozenset[str]) -> Iterator[Diagnostic]:
    """Fenced code: closed, and in a language that is safe to highlight."""
    body = lines.body.split("\n")
    for fence in fences(body):
        line = lines.first + fence.start
        if fence.end is None:
            text = body[fence.start]
            typed = text[text.index(fence.mark) :].strip()  # without the marks of its quote or list
            yield wrong_value(line, "code", typed, "want its end", f"add {fence.mark} below")
        name = languages.name_in(fence.info)
        if languages.is_run(fence.info):
            wanted = "want code to be shown: nothing runs it here"
            remedy = f"write {fence.mark}{name}, or delete the block"
            yield wrong_value(line, "code", fence.info, wanted, remedy)
        elif name and not languages.is_known(name, allowed):
            wanted, remedy = languages.unknown(name)
            yield wrong_value(line, "code", name, wanted, remedy)
