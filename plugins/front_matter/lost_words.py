"""Words of a header that YAML, a stock header or a title would lose or show as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from front_matter.record import Record
from front_matter.remedies import in_quotes
from report.diagnostic import Diagnostic, warning, wrong_value
from report.east_asian import EAST_ASIAN

_PLAIN = ("title", "search_title", "description", "category")
_NAMES = ("series", "tags", "authors")
_RECORDS = ("about", "claims", "changes")
_SENTENCES = frozenset({*_PLAIN, "summary"})
_COMMENT = re.compile(r"\w+:\s+(?![\"'\[{|>#])[^#\n]*\S\s+(#.*)")
_HASHTAGS = re.compile(r"(tags|authors?|category|title|summary):\s+(#\w.*)", re.IGNORECASE)
_IN_CURLY_QUOTES = re.compile(r"\w+:\s+([“„”]([^“„”\"]*)[“”])")
_ONE_NAME = re.compile(r"\band\b|&")
"""`Food, Drink & Travel` is one category."""
_QUOTES = "'\"‘’“”"
_LETTER = rf"[^\W{EAST_ASIAN}]"
_BETWEEN_QUOTES = rf"(?<=[{_QUOTES}])..[{_QUOTES}]"  # `'==' and "=="` are operators
_MARKUP = re.compile(
    "|".join(
        (
            rf"(?<!{_LETTER})(?<![*=~])(?!{_BETWEEN_QUOTES})(?P<mark>\*\*\*?|==|~~)"
            rf"[^\s*=~](?:[^*=~\n]*[^\s*=~])?(?P=mark)(?![*=~]|{_LETTER})",
            r"(?<![\w*])\*[^\W\d_](?:[^*\n]*[^\s*])?\*(?![\w*])",
            r"(?<![\w_])_[^\W\d_](?:[^_\n]*[^\s_])?_(?![\w_])",
            r"(?<=\w)~\w{1,8}~|\^[\w+−-]{1,8}\^",
            r"\]\(|\[\^[\w-]+\]|`[^`]+`",
            r"\{[{%]|\{(?:filename|static)\}",
            r"&(?:#\w{1,6}|[A-Za-z]{2,20});|</?[A-Za-z]\w*(?:\s[^<>]*)?/?>",
        )
    )
)
_CITATION = re.compile(r"\[@\w[^\[\]]*\]")
_CITING = frozenset({"title", "search_title", "description", "claims"})
"""Fields of which `citations` takes citations out, or tells that they are shown as typed."""


def diagnostics(text: str, body_line: int, known: Record) -> Iterator[Diagnostic]:
    """Values of the header of *text* that are not what their writer typed; *known* was read."""
    lines = text.split("\n")
    if lines[0].rstrip() == "---":
        yield from _of_yaml(lines, body_line, known)
    yield from _commas(lines, known)
    yield from _cut_header(lines, body_line)
    for name in (*_PLAIN, *_NAMES, *_RECORDS):
        yield from _markup(name, name, known.values.get(name), known)


def _markup(name: str, place: str, value: object, known: Record) -> Iterator[Diagnostic]:
    """Warn of signs of Markdown in the words of *value*, which stands at *place* of the header."""
    if isinstance(value, str):
        markup = _MARKUP.search(value) or (name not in _CITING and _CITATION.search(value))
        if not markup:
            return
        wanted = "want plain words, for they are shown as typed"
        line = known.lines.get(place, known.lines.get(name, 1))
        yield warning(line, name, markup[0], wanted, "leave signs of Markdown and HTML out")
    elif isinstance(value, list | dict):
        for part, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _markup(name, f"{place}.{part}", inner, known)


def _commas(lines: list[str], known: Record) -> Iterator[Diagnostic]:
    """Warn of several names that were read as one, and of one name that was read as several."""
    category = str(known.values.get("category") or "")
    if ", " in category and not _ONE_NAME.search(category) and "category" in known.lines:
        wanted, remedy = (
            "read as one name; want one category",
            "keep the first, write tags of others",
        )
        yield warning(known.lines["category"], "category", category, wanted, remedy)
    for index, tag in enumerate(known.values.get("tags") or ()):
        line = known.lines.get(f"tags.{index}", known.lines.get("tags", 1))
        if ", " in tag and ";" not in lines[line - 1]:
            remedy = f"write an entry for each: {' and '.join(tag.split(', '))}"
            yield warning(line, "tags", tag, "read as one name; want each name by itself", remedy)
    authors = list(known.values.get("authors") or ())
    line = known.lines.get("authors", 1)
    are_words = not any(" " in name for name in authors) and not all(map(str.isupper, authors))
    if len(authors) == 2 and are_words and "," in lines[line - 1]:
        first, second = authors
        remedy = f"write {second} {first} for one, {first}; {second} for two"
        typed = f"{first}, {second}"
        yield warning(line, "authors", typed, "read as two people of one word each", remedy)


def _of_yaml(lines: list[str], body_line: int, known: Record) -> Iterator[Diagnostic]:
    """What only YAML reads otherwise: `#` in a stock header is a sign like others."""
    for name in _SENTENCES & known.values.keys():
        yield from _comment(name, known.lines[name], lines)
        yield from _curly_quotes(name, known.lines[name], lines)
    for number, line in enumerate(lines[: body_line - 1], start=1):
        if " #" in line and (hashtags := _HASHTAGS.match(line)):
            wanted, remedy = "want a value: # begins a comment of YAML", "write names without #"
            yield wrong_value(number, hashtags[1].lower(), hashtags[2], wanted, remedy)


def _curly_quotes(name: str, line: int, lines: list[str]) -> Iterator[Diagnostic]:
    """Quotes that a word processor has put in the place of those of YAML are shown."""
    if typed := _IN_CURLY_QUOTES.fullmatch(lines[line - 1].rstrip()):
        wanted = "want straight quotes around a value, for these are shown"
        remedy = f"write \"{typed[2]}\", or '{typed[1]}' to show them"
        yield warning(line, name, typed[1], wanted, remedy)


def _comment(name: str, line: int, lines: list[str]) -> Iterator[Diagnostic]:
    """For YAML a value without quotes ends before ` #`; what follows would be lost in silence."""
    if cut := _COMMENT.match(lines[line - 1]):
        value = lines[line - 1].partition(":")[2]
        remedy = in_quotes(value, "the whole value")
        yield wrong_value(line, name, cut[1], "want no comment after words", remedy)


def _cut_header(lines: list[str], body_line: int) -> Iterator[Diagnostic]:
    """A stock header goes on with four spaces; with fewer, the rest of a value is in the body."""
    first = lines[body_line - 1] if body_line <= len(lines) else ""
    above = lines[body_line - 2] if body_line > 1 else ""
    is_stock = not lines[0].startswith("---") and bool(above.strip())
    if is_stock and first.startswith(" ") and first.strip():
        wanted = "want 4 spaces before the rest of a value"
        remedy = "add some, or an empty line before the text"
        yield wrong_value(body_line, "front matter", first.strip(), wanted, remedy)
