"""A short number stays on the line of the word before it: "call 988" is read at a glance."""

from __future__ import annotations

import re
from itertools import zip_longest
from xml.etree.ElementTree import Element

_VERB = r"\b(?:call|dial|message|phone|ring|text)"
_BEFORE = re.compile(rf"({_VERB})[ \n](?=[0-9]{{3,6}}(?![\w.,:/%-]*\d))", re.IGNORECASE)
_AT_END = re.compile(rf"({_VERB})[ \n]$", re.IGNORECASE)
_AFTER_SPACE = re.compile(r"[ \n][0-9]{3}")  # found sooner than a verb
_NUMBER = re.compile(r"[0-9]{3,6}$")
_LITERAL = {"code", "pre", "samp", "kbd"}


def keep_with_verb(root: Element) -> None:
    """Put a no-break space between a verb and a short number anywhere under *root*."""
    if root.tag in _LITERAL:
        return
    root.text = _kept(root.text, root[0] if len(root) else None)
    for child, following in zip_longest(root, root[1:]):
        keep_with_verb(child)
        child.tail = _kept(child.tail, following)


def _kept(text: str | None, following: Element | None) -> str | None:
    """*text* with no-break spaces before numbers, also the number that *following* holds alone."""
    if not text:
        return text
    if _AFTER_SPACE.search(text):
        text = _BEFORE.sub("\\1\N{NO-BREAK SPACE}", text)
    if (
        following is not None
        and text[-1] in " \n"
        and _NUMBER.match((following.text or "").strip())
    ):
        text = _AT_END.sub("\\1\N{NO-BREAK SPACE}", text)
    return text
