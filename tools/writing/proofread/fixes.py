"""Mistakes that need no thought, mended in the text as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from front_matter.model import FIELDS, by_name
from front_matter.source import parse
from front_matter.written import header
from tools.migrate import dates
from tools.migrate.names import Spellings, plain, spelling

_HEAD: Final = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)
_ALONE: Final = r"[ \t]+(\S.*)$(?!\n[ \t-])"  # a value that ends on its line
_DATE: Final = re.compile(rf"^(date|modified):{_ALONE}", re.MULTILINE)
_NAMES: Final = re.compile(rf"^(tags|category|authors):{_ALONE}", re.MULTILINE)
_VERBATIM: Final = re.compile(
    r"^(?P<mark>[ >]*(?:`{3,}|~{3,})).*?(?:^(?P=mark)[`~]*[ \t]*$|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    r"|^[ >]*<(?P<tag>pre|script|style|textarea)\b.*?(?:</(?P=tag)>|\Z)"
    r"|<!--(?!\s*more\s*-->).*?-->",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
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
_HEADING: Final = re.compile(r"^(#{1,6})(?=[ \t]+\S)", re.MULTILINE)


def fixed(text: str, spellings: Spellings) -> str:
    """*text* with the forms of dates, spellings of names and levels of headings of this site.

    Marks of `more`, `target` attributes and lone spaces at the ends of lines go; code is left.
    """
    match = _HEAD.match(text)
    if match is None:
        return text
    head = _NAMES.sub(lambda m: _names(m, spellings), _DATE.sub(_date, match[1]))
    return f"---\n{head}---\n{_outside_code(text[match.end() :], _body)}"


def _date(match: re.Match[str]) -> str:
    typed = match[2].strip("\"' ")
    moment = dates.parse(typed)
    if moment is None or _is_form(typed):
        return match[0]
    return f"{match[1]}: {dates.written(moment)}"


def _is_form(typed: str) -> bool:
    """Whether *typed* is a date as the reader of front matter takes it."""
    form = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?"
    try:
        return bool(re.fullmatch(form, typed) and datetime.fromisoformat(typed))
    except ValueError:
        return False


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


def _outside_code(body: str, mend: Callable[[str], str]) -> str:
    """*body* with *mend* at work on it, and each piece of code as it was."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[0])
        return f"\ue000{len(held) - 1}\ue001"

    mended = mend(_VERBATIM.sub(hold, body))
    return re.sub("\ue000(\\d+)\ue001", lambda match: held[int(match[1])], mended)


def _body(body: str) -> str:
    body = _TARGET.sub(r"\1", _MORE.sub("", body))
    return _HEADING.sub(_Levels(), _SPACES.sub("", body))


class _Levels:
    """Gives headings in turn levels from 2 on, each at most one below the one above it."""

    def __init__(self) -> None:
        self._above: list[int] = []

    def __call__(self, match: re.Match[str]) -> str:
        while self._above and self._above[-1] >= len(match[1]):
            self._above.pop()
        self._above.append(len(match[1]))
        return "#" * min(6, len(self._above) + 1)


def changed(texts: Mapping[str, str], spellings: Spellings) -> Iterator[tuple[str, str]]:
    """The path and the new text of each of *texts* that has something to mend."""
    for path, text in texts.items():
        if (new := fixed(text, spellings)) != text and plain(new):
            yield path, new
