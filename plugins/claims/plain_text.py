"""Markdown as plain text, near enough to see which words readers meet."""

from __future__ import annotations

import re

from citations.groups import without_groups

_IMAGE = re.compile(r'!\[([^\]]*)\]\([^)\s]*(?:\s+"([^"]*)")?\)')
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’(?!\w)|\"[^\"]*\"")
_MARKUP = re.compile(r"[*_`<{\[&@]")
_REST = re.compile(r"\*|_|`|\{[:#.][^}]*\}|<[^>]+>|\[\^[^\]]+\]")


def outside_quotes(text: str) -> str:
    """*text* without what others say."""
    return _QUOTED.sub("“…”", text)


def without_emphasis(markdown: str) -> str:
    """*markdown* without signs that may stand inside a word."""
    return markdown.replace("*", "").replace("_", "").replace("`", "")


def readable(markdown: str) -> str:
    """*markdown* on one line, without citations, emphasis, addresses and attributes."""
    if not _MARKUP.search(markdown):  # most sentences; the rest takes ten times as long
        return " ".join(markdown.split())
    text = _IMAGE.sub(lambda match: f"{match[1]} {match[2] or ''}", markdown)
    text = _LINK.sub(r"\1", without_groups(text))
    text = _REST.sub("", text)
    return " ".join(text.replace("&nbsp;", " ").split())
