"""Abbreviations whose explanation readers would not see: `*[ECT]: electroconvulsive therapy`."""

from __future__ import annotations

import re

from .cells import Found

_ABBREVIATION = re.compile(
    r"^(?:[ >]|[-+*] |\d+[.)] |\[\^[^\]\n]*\]: *|: )*\*\[([^\[\]\n]+)\]:(.*)", re.MULTILINE
)
_LINK_DEFINITION = re.compile(r"^(?:[ >]|[-+*] |\d+[.)] )*\[(?!\^)[^\[\]\n]+\]:.*", re.MULTILINE)


def diagnostics(text: str) -> Found:
    """An abbreviation that no word uses is shown to nobody, and of two with one name only one."""
    if "*[" not in text:
        return
    words = _LINK_DEFINITION.sub("", _ABBREVIATION.sub("", text))
    seen: set[str] = set()
    for match in _ABBREVIATION.finditer(text):
        if match[1] in seen:
            yield match.start(), match[0], "want one explanation of it", "delete one of the two"
        seen.add(match[1])
        elsewhere = re.search(rf"\b{re.escape(match[1])}\b", words)
        if not elsewhere or not match[2].strip():
            remedy = "use it in the text, or delete the line"
            yield match.start(), match[0], "want a word that it explains", remedy
