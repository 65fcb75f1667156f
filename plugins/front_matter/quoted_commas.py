"""Commas inside the quotes of an entry, in a list without brackets: `sleep, "deep, light"`.

Stock Pelican and YAML read no quotes there: such a list would be divided inside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

DOUBLE_QUOTES = frozenset('"“”„«»')
COMMA = r"(?:(?<!\d),|,(?!\d{3}(?!\d)))"
"""A comma that divides a list; one before three digits belongs to a number: "5,000 steps"."""

_INSIDE = r"(?:[^\"“”„«»\n]{0,200}?)"  # no name is longer; the search stays linear
_DOUBLE = rf"[\"“”„«](?P<double>{_INSIDE})[\"“”»]"
_SINGLE = rf"['‘](?!\w\b|\d)(?P<single>{_INSIDE})['’]"  # no elision, as in 't and '90s
_ENTRY = re.compile(rf"[^\S\n]*(?:{_DOUBLE}|{_SINGLE})\s*(?={COMMA}|\n|$)|(?:(?!{COMMA})[^\n])+")
# An apostrophe stands inside a word, before one (elision) or after a plural (veterans').
_LONE_SINGLE = re.compile(r"['‘](?!\w\b|\d)(?:[^'’]|\b['’]\b)*|(?:[^'‘’]|\b['’]\b)*(?<!s)['’]")


def quoted_entries(text: str) -> list[str]:
    """The entries of *text* without their quotes, if a comma stands inside those; else nothing."""
    if set(";[]{}") & set(text):
        return []
    found = list(_ENTRY.finditer(text))
    inside = [match["double"] or match["single"] or "" for match in found]
    if not any(re.search(COMMA, each) for each in inside):
        return []
    entries = [quoted or match[0] for quoted, match in zip(inside, found, strict=True)]
    return [entry for each in entries if (entry := each.strip(" \t,"))]


def with_semicolons(entries: Sequence[str]) -> str:
    """How to write *entries* without brackets, be there one or several."""
    return f"write {'; '.join(entries)}{';' if len(entries) == 1 and ',' in entries[0] else ''}"


def without_lone_quote(name: str) -> str:
    """*name*, if it begins or ends with a quote, without one that has no partner."""
    marks = [index for index, sign in enumerate(name) if sign in DOUBLE_QUOTES]
    if len(marks) % 2 and {0, len(name) - 1} & set(marks):
        return (name[: marks[-1]] + name[marks[-1] + 1 :]).strip()
    return name.strip("'‘’").strip() if _LONE_SINGLE.fullmatch(name) else name
