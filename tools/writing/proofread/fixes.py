"""Mistakes that need no thought, mended in the text as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from front_matter.model import FIELDS, by_name
from front_matter.source import parse
from front_matter.written import header
from tools.migrate.names import Spellings, plain, spelling
from tools.writing.proofread.code_left import outside_code
from tools.writing.proofread.date_forms import mend_dates

_ALONE: Final = r"[ \t]+(\S.*)$(?!\n(?:[ \t]|-(?!--)))"  # a value that ends on its line
_NAMES: Final = re.compile(rf"^(tags|category|authors):{_ALONE}", re.MULTILINE)
_FIELDS: Final = by_name(FIELDS)
_MORE: Final = re.compile(r"^[ \t]*<!--[ \t]*more[ \t]*-->[ \t]*$\n?", re.MULTILINE | re.IGNORECASE)
_QUOTED: Final = r"\"[^\"]*\"|'[^']*'"
_TARGET: Final = re.compile(
    rf"(<a\b(?:[^<>\"']|{_QUOTED})*?)\s+target=(?:{_QUOTED}|\w+)", re.IGNORECASE
)
# Two at the end of a line break it, but not at the end of a paragraph.
_SPACES: Final = re.compile(
    r"(?<![ \t])[ \t]$|(?<=\n)[ \t]+$|(?<![ \t])[ \t]+(?=\n[ \t]*$|\Z)", re.MULTILINE
)
# From a line of tags to the next empty line all is HTML, in which `#` begins no heading.
_HEADING: Final = re.compile(
    r"^ {0,3}(?:</?[A-Za-z][^<>\n]*>[ \t]*)+$(?:\n[ \t]*\S.*)*|^(#{1,6})(?=[ \t]+\S)", re.MULTILINE
)


def fixed(text: str, spellings: Spellings) -> str:
    """*text* with the forms of dates, spellings of names and levels of headings of this site.

    Marks of `more`, `target` attributes and lone spaces at the ends of lines go; code is left.
    """
    source = parse(text.encode())
    read = source.text.split("\n")[source.body_line - 1 :]
    if not source.fields or "\n".join(read) != source.body:  # the header has no end
        return text
    lines = text.split("\n")
    mend_dates(lines, source.fields)
    head = "\n".join(lines[: source.body_line - 1])
    if not source.stock:
        head = _NAMES.sub(lambda match: _names(match, spellings), head)
    body = outside_code("\n".join(lines[source.body_line - 1 :]), _body)
    return f"{head}\n{body}" if read else head


def _names(match: re.Match[str], spellings: Spellings) -> str:
    kind, typed = match[1], match[2]
    value = _read(kind, match[0])
    names = [value] if isinstance(value, str) else value or []
    known = list(dict.fromkeys(_spelt(kind, name, spellings) for name in names))
    if known == names or "#" in typed:
        return match[0]
    return header({kind: known[0] if kind == "category" else known}).split("\n")[1]


def _read(kind: str, line: str) -> Any:
    """The value of the *line* of front matter as a build reads it, or None if it is refused."""
    source = parse(f"---\n{line}\n---\n".encode())
    refused: list[object] = list(source.diagnostics)
    values = [
        _FIELDS[kind].type.read(node, lambda *found: refused.append(found))
        for _, node in source.fields
    ]
    return None if refused or not values else values[0]


def _spelt(kind: str, name: str, spellings: Spellings) -> str:
    """The spelling of *name* that differs in case alone: `C++` and `C#` have one address."""
    known = spelling(kind, name, spellings)
    return known if known.casefold() == name.casefold() else name


def _body(body: str) -> str:
    body = _TARGET.sub(r"\1", _MORE.sub("", body))
    return _HEADING.sub(_Levels(), _SPACES.sub("", body))


class _Levels:
    """Gives headings in turn levels from 2 on, each at most one below the one above it."""

    def __init__(self) -> None:
        self._above: list[int] = []

    def __call__(self, match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0]
        while self._above and self._above[-1] >= len(match[1]):
            self._above.pop()
        self._above.append(len(match[1]))
        return "#" * min(6, len(self._above) + 1)


def changed(texts: Mapping[str, str], spellings: Spellings) -> Iterator[tuple[str, str]]:
    """The path and the new text of each of *texts* that has something to mend."""
    for path, text in texts.items():
        if (new := fixed(text, spellings)) != text and plain(new):
            yield path, new
