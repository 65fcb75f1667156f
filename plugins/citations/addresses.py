r"""Text in which readers are to find addresses: notes, and ways of publishing.

`plain` has of `\href{https://who.int}{WHO}` the words alone, and reads `~` and `--` as LaTeX does.
"""

from __future__ import annotations

import re

from citations.identifiers import verbatim
from citations.plain import plain

_BRACED = r"\s*\{((?:[^{}]|\{[^{}]*\})*)\}"
_LINK = re.compile(
    rf"\\href\s*(?:\[[^\]]*\])?{_BRACED}{_BRACED}|\\(?:url|nolinkurl){_BRACED}"
    r"|<a\s[^<>]*?href=[\"']([^\"'<>]*)[\"'][^<>]*>(.*?)</a>"
    r"|(https?://(?:\\[_%&#]|[^\s{}\\<>\"])+)",
    re.IGNORECASE | re.DOTALL,
)
_MARK = "\ue000"  # for private use, so no text has it; LaTeX leaves it as it is
_SCHEME = re.compile(r"(?:https?|mailto|ftp):/{0,2}(?:www\.)?")


def with_addresses(value: str) -> str:
    """*value* as `plain` text, with each address as it is, in brackets behind the words of a link.

    Raises LatexError as `plain` does.
    """
    found: list[str] = []

    def marked(link: re.Match[str]) -> str:
        to, words, alone, href, content, bare = link.groups()
        found.append(verbatim(to or alone or href or bare or ""))
        shown = words or content or ""
        return f"{shown} ({_MARK})" if shown and not _is_same(plain(shown), found[-1]) else _MARK

    text = plain(_LINK.sub(marked, value))
    for address in found:
        text = text.replace(_MARK, address, 1)
    return text


def _is_same(words: str, address: str) -> bool:
    """Whether *words* are *address* itself, perhaps without what is often left out."""
    one, other = (_SCHEME.sub("", each, count=1).rstrip("/.") for each in (words, address))
    return one == other
