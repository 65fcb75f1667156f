"""Emphasis, code, links and tables that Python-Markdown reads otherwise than CommonMark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report.diagnostic import SPAN, Diagnostic, wrong_value
from report.east_asian import EAST_ASIAN
from report.source_lines import MARKS, Lines

from . import abbreviations, rows, source_numbers
from .addresses import without_addresses
from .cells import Found, rows_with_too_many_cells
from .elements import MARKDOWN_INSIDE

_ELEMENT = re.compile(
    rf"<(?<!\\<)(/?)({'|'.join(sorted(MARKDOWN_INSIDE))})(?=[\s/>])[^<>]*>", re.IGNORECASE
)
_STARRED = re.compile(r"[^\s*]*\*\S*")
_LETTER = rf"[^\W_{EAST_ASIAN}]"
_STARS_IN_WORD = re.compile(rf"\*(?<={_LETTER}\*)\**{_LETTER}")
_STARS = re.compile(r"(?<![\\*])\*+(?!\*)")
_BACKTICKS = re.compile(r"`(?<!\\`)`*")
_DEFINITION = re.compile(
    r"^[ >]{0,9}\[(?!\^)([^\n]*?)\]:(?=[ \n]|<|\S)(.*(?:\n +[\"'(].*)?)$", re.MULTILINE
)
_DEFINED = re.compile(
    r"\s*(?:<([^<>\n]*)>|([^\s<][^\s]*))(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*"
)
_LONG_LABEL = re.compile(r"^ {0,3}\[[^\[\]\n]*\n(?:[^\[\]\n]+\n)?[^\[\]\n]*\]:.*", re.MULTILINE)
_TWO_BRACKETS = re.compile(r"\[(?<!\\\[)([^\[\]\n]+)\]\s\[([^\[\]\n]+)\](?![(:])")
_THREE_BRACKETS = re.compile(
    r"\[(?<!\\\[)(?![\^@-])[^\[\]\n]+\]\[(?![\^@-])[^\[\]\n]*\]\[(?![\^@-])[^\[\]\n]*\]"
)
_MARKS = re.compile(MARKS)
_ADDRESS = re.compile(r"\]\((?<!\\\]\()")
_DESTINATION = re.compile(
    r"\s*(?:<[^<>\n]*>|[^\s<\"'(][^\s\"]*|)(?:[ \n]+(?:\"[^\"]*\"|'[^']*'))?[ \n]*"
)
_AUTOLINK = re.compile(
    r"<(?:[a-z][a-z0-9+.-]{1,31}:[^<>\s]*(?:\\[^<>\n]*| [^<>\n]*)|MAILTO:[^>]*"
    r"|[^<>\s]*\\[^<>\s]*@[^<>\s]*)>|<https?://[^<>\s]*(?=\s|$)",
    re.IGNORECASE,
)
_LONGEST_ADDRESS = 2000


def diagnostics(lines: Lines) -> Iterator[Diagnostic]:
    """Diagnostics of what stands in *lines* outside of code."""
    text = lines.text
    yield from _elements(lines)
    for check in (
        _emphasis,
        _code,
        _definitions,
        _references,
        _addresses,
        _autolinks,
        rows_with_too_many_cells,
        rows.diagnostics,
        abbreviations.diagnostics,
    ):
        for offset, typed, wanted, remedy in check(text):
            yield wrong_value(lines.at(offset), "markdown", typed.strip(), wanted, remedy)


def _elements(lines: Lines) -> Iterator[Diagnostic]:
    """Elements of HTML that Markdown is read in and that have no end: their words would be lost."""
    opened: list[re.Match[str]] = []
    for tag in _ELEMENT.finditer(lines.text):
        if not tag[1]:
            opened.append(tag)
        elif opened and opened[-1][2].lower() == tag[2].lower():
            opened.pop()
        else:
            name = tag[2].lower()
            wanted, remedy = f"want <{name}> before it", "delete it"
            yield wrong_value(lines.at(tag.start()), "html", f"</{name}>", wanted, remedy)
    for tag in opened:
        name = tag[2].lower()
        wanted, remedy = "want an end tag for it", f"add </{name}>"
        yield wrong_value(lines.at(tag.start()), "html", f"<{name}>", wanted, remedy)


def _emphasis(text: str) -> Found:
    """Stars in one word of which CommonMark would make emphasis, and others two stars."""
    if not _STARS_IN_WORD.search(text):
        return
    for word in _STARRED.finditer(without_addresses(text)):
        if _ambiguous(word[0]):
            remedy = "write \\* for a star; let emphasis begin and end with words"
            yield word.start(), word[0], "want no emphasis inside a word", remedy


def _ambiguous(word: str) -> bool:
    runs = list(_STARS.finditer(word))
    opens = [run for run in runs if word[run.end() :][:1].isalnum()]
    closes = [run for run in runs if run.start() and word[run.start() - 1].isalnum()]
    inside = {each.start() for each in _STARS_IN_WORD.finditer(word)}
    return any(
        first.start() < last.start() and (first.start() in inside or last.start() in inside)
        for first in opens
        for last in closes
    )


def _code(text: str) -> Found:
    """Backticks that are left when all code is taken away."""
    for match in _BACKTICKS.finditer(text):
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if len(match[0]) > 2 and _MARKS.fullmatch(before):
            continue  # a fence without an end, of which `body_policy` tells
        remedy = "write as many after the code as before it, or \\` for one"
        yield match.start(), match[0], "want as many backticks again", remedy


def _definitions(text: str) -> Found:
    if "]:" not in text:
        return
    seen: set[str] = set()
    for match in _DEFINITION.finditer(text):
        label, found = " ".join(match[1].lower().split()), _DEFINED.fullmatch(match[2])
        if not label or "\\" in match[0] or not found:
            remedy = 'write [name]: address "title" on one line, without \\'
            yield match.start(), match[0], "want an address for a link", remedy
        elif label in seen and SPAN not in label:  # other code of that length looks the same
            yield match.start(), match[0], "want each name of a link once", "choose another"
        elif f"[{label}]" not in " ".join(text.lower().split()).replace(f"[{label}]:", "", 1):
            remedy = "write one or delete it"
            if "/" not in match[2]:  # who speaks: `[Anna]: Because.`
                remedy = "write one, delete it, or write \\[ for a bracket"
            yield match.start(), match[0], "want a link that uses it", remedy
        seen.add(label)
    for match in _LONG_LABEL.finditer(text):
        yield match.start(), match[0], "want the name of a link on one line", "join the lines"


def _references(text: str) -> Found:
    """`[words] [name]`, which is a link for some and words for others."""
    definitions = _DEFINITION.finditer(text) if "]:" in text else ()
    names = {" ".join(match[1].lower().split()) for match in definitions}
    for match in _THREE_BRACKETS.finditer(text):
        remedy = "put words between, or write \\["
        yield match.start(), match[0], "want two pairs of brackets for a link", remedy
    yield from source_numbers.diagnostics(text, names)
    for match in _TWO_BRACKETS.finditer(text) if names else ():
        first, second = (" ".join(name.lower().split()) for name in match.groups())
        if second in names and first not in names:
            remedy = "delete the space for a link, or put words between"
            yield match.start(), match[0], "want no space between the brackets", remedy


def _addresses(text: str) -> Found:
    for match in _ADDRESS.finditer(text):
        inside = _inside_parentheses(text, match.end())
        if inside is None and text[match.end() :][:1] != "<":
            typed = text[match.end() :].partition("\n")[0]
            yield match.start(), f"({typed}", "want an end of the address", "add ) after it"
        elif inside is not None and not _DESTINATION.fullmatch(inside):
            wanted, remedy = _of_destination(inside)
            yield match.start(), f"({inside})", wanted, remedy


def _of_destination(inside: str) -> tuple[str, str]:
    """What is wanted of *inside*, an address with or without a title."""
    if inside.count('"') > 2:
        return 'want no " in a title that stands in double quotes', "write “ and ” in it"
    remedy = 'write [words](address "title"); a space in an address is %20'
    return "want an address without spaces", remedy


def _inside_parentheses(text: str, start: int) -> str | None:
    depth = 1
    for at in range(start, min(len(text), start + _LONGEST_ADDRESS)):
        if text[at] in "()" and text[at - 1] != "\\":
            depth += 1 if text[at] == "(" else -1
            if depth == 0:
                return text[start:at]
    return None


def _autolinks(text: str) -> Found:
    for match in _AUTOLINK.finditer(text):
        if not match[0].startswith("<mailto:"):
            sign = "%7C for a bar" if r"\|" in match[0] else "%5C for a backslash"
            remedy = f"write %20 for a space, {sign}, and mailto: in small letters"
            yield match.start(), match[0], "want an address without signs of text", remedy
