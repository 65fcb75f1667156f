r"""What looks like a citation and is published as typed: `@key says`, `\cite{a}`, `<b>[@a]</b>`.

It is looked for where readers would see it, in the HTML, and then in the source: what a writer
escaped, such as `\[@key]`, looks the same in HTML, and is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from html import unescape
from typing import NamedTuple

from citations.groups import KEY_PATTERN, find_groups, without_groups
from citations.numbering import without_marks
from citations.place import escaped_times, lines_of_words

_NO_PROSE = re.compile(
    r"<(pre|code|kbd|samp|script|style|a)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL
)
_IN_BRACKETS = re.compile(r'\[<sup\b[^<>]*\bdata-cite="([^"]*)"[^<>]*></sup>\]')
_BARE = re.compile(rf"(?<![\w@\\/.-])-?@({KEY_PATTERN})")
_YEAR = re.compile(r"[^\W\d_].*(?:19|20)\d\d[a-z]?")
_OTHER_DIALECTS = re.compile(
    r"\\[a-z]*cite[a-z]*\*?(?:\[[^\[\]\n]{0,200}\]){0,2}\{[^{}]*\}|\{cite[:\w]*\}|@\{[^{}]*\}"
)
_AS_ALIKE = 0.8


class Typed(NamedTuple):
    """*words* that are published as typed, on *line*; *key* is what `@` names outside brackets."""

    line: int
    words: str
    key: str = ""


def candidates(html: str) -> list[tuple[str, str]]:
    """What looks like a citation in *html* and is none, with the key of a bare `@key`."""
    found = [(f"[[{unescape(match[1])}]]", "") for match in _IN_BRACKETS.finditer(html)]
    html = without_marks(html)
    if "@" not in html and "cite" not in html:
        return found
    prose = unescape(_NO_PROSE.sub("", html))
    found += [(group[0], "") for group in find_groups(prose)]
    found += [(match[0], "") for match in _OTHER_DIALECTS.finditer(prose)]
    return found + [(match[0], match[1]) for match in _BARE.finditer(without_groups(prose))]


def located(found: Iterable[tuple[str, str]], markdown: str) -> list[Typed]:
    """The candidates *found*, by each line of *markdown* where they stand and are not escaped."""
    typed: set[Typed] = set()
    for (words, key), times in Counter(found).items():
        # A group that is shown as often as it is escaped is a citation elsewhere.
        if times > escaped_times(words, markdown):
            typed.update(Typed(line, words, key) for line in lines_of_words(words, markdown))
    return sorted(typed)


def is_meant(key: str, keys: Collection[str]) -> bool:
    """Whether `@key` is meant as a citation; other names after `@` are those of accounts.

    It is meant, if one of *keys* is like it, or if it ends in a year.
    """
    if key in keys or _YEAR.fullmatch(key):
        return True
    return bool(get_close_matches(key, keys, n=1, cutoff=_AS_ALIKE))
