r"""What looks like a citation and is published as typed: `@key says`, `\cite{a}`, `<b>[@a]</b>`.

It is looked for where readers would see it, in the HTML, and then in the source: what a writer
escaped, such as `\[@key]`, looks the same in HTML, and is meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from html import unescape
from typing import NamedTuple

from citations.groups import KEY_PATTERN, find_groups, without_groups
from citations.numbering import without_marks
from citations.place import lines_of_words

_NO_PROSE = re.compile(
    r"<(pre|code|kbd|samp|script|style|a)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL
)
_BARE = re.compile(rf"(?<![\w@\\/.-])-?@({KEY_PATTERN})")
_YEAR = re.compile(r"[^\W\d_].*(?:19|20)\d\d[a-z]?")
_OTHER_DIALECTS = re.compile(
    r"\\[a-z]*cite[a-z]*\*?(?:\[[^\]]*\])*\{[^{}]*\}|\{cite[:\w]*\}|@\{[^{}]*\}"
)
_AS_ALIKE = 0.8


class Typed(NamedTuple):
    """*words* that are published as typed, on *line*; *key* is what `@` names outside brackets."""

    line: int
    words: str
    key: str = ""


def candidates(html: str) -> dict[str, str]:
    """What looks like a citation in *html* and is none, with the key of a bare `@key`."""
    html = without_marks(html)
    if "@" not in html and "cite" not in html:
        return {}
    prose = unescape(_NO_PROSE.sub("", html))
    found = {group[0]: "" for group in find_groups(prose)}
    found |= {match[0]: "" for match in _OTHER_DIALECTS.finditer(prose)}
    return found | {match[0]: match[1] for match in _BARE.finditer(without_groups(prose))}


def located(found: Mapping[str, str], markdown: str) -> list[Typed]:
    """The candidates *found*, by each line of *markdown* where they stand and are not escaped."""
    return sorted(
        {
            Typed(line, words, key)
            for words, key in found.items()
            for line in lines_of_words(words, markdown)
        }
    )


def is_meant(key: str, keys: Collection[str]) -> bool:
    """Whether `@key` is meant as a citation; other names after `@` are those of accounts.

    It is meant, if one of *keys* is like it, or if it ends in a year.
    """
    if key in keys or _YEAR.fullmatch(key):
        return True
    return bool(get_close_matches(key, keys, n=1, cutoff=_AS_ALIKE))
