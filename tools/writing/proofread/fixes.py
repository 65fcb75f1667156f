"""Mistakes that need no thought, mended in the text as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Final

from front_matter.written import header
from tools.migrate import dates
from tools.migrate.names import Spellings, as_list, plain, spelling

_HEAD: Final = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)
_DATE: Final = re.compile(r"^(date|modified):[ \t]+(\S.*)$", re.MULTILINE)
_NAMES: Final = re.compile(r"^(tags|category|authors):[ \t]+(\S.*)$", re.MULTILINE)
_FENCE: Final = re.compile(
    r"^(?P<mark>[ >]*(?:`{3,}|~{3,})).*?^(?P=mark)[`~]*[ \t]*$|(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)",
    re.MULTILINE | re.DOTALL,
)
_MORE: Final = re.compile(r"^[ \t]*<!--[ \t]*more[ \t]*-->[ \t]*$\n?", re.MULTILINE | re.IGNORECASE)
_TARGET: Final = re.compile(r"(<a\b[^<>]*?)\s+target=(?:\"[^\"]*\"|'[^']*'|\w+)", re.IGNORECASE)
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
    kind, typed = match[1], match[2].strip()
    names = [typed.strip("\"'")] if kind == "category" else as_list(typed)
    known = list(dict.fromkeys(spelling(kind, name, spellings) for name in names))
    if known == names or any(char in typed for char in "#{}&*!|"):
        return match[0]
    value = known[0] if kind == "category" else known
    return header({kind: value}).split("\n")[1]


def _outside_code(body: str, mend: Callable[[str], str]) -> str:
    """*body* with *mend* at work on it, and each piece of code as it was."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[0])
        return f"\ue000{len(held) - 1}\ue001"

    mended = mend(_FENCE.sub(hold, body))
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
