"""A number stays on the line of the word before it, and whole: "call 988", "call 116 123"."""

from __future__ import annotations

import re
from itertools import zip_longest
from xml.etree.ElementTree import Element

_VERB = r"\b(?:call|dial|message|phone|ring|text)"
_DIGITS = r"[0-9]{3,6}(?:[ \n][0-9]{3,4})*"
_NUMBER = re.compile(rf"{_VERB}[ \n]{_DIGITS}(?![\w.,:/%-]*\d)", re.IGNORECASE)
_AT_END = re.compile(rf"({_VERB})[ \n]$", re.IGNORECASE)
_AFTER_SPACE = re.compile(r"[ \n][0-9]{3}")  # found sooner than a verb
_ALONE = re.compile(rf"\s*{_DIGITS}\s*")
_SPACE = re.compile(r"[ \n]")
_NO_BREAK = "\N{NO-BREAK SPACE}"
_LITERAL = {"code", "pre", "samp", "kbd"}


def keep_with_verb(root: Element) -> None:
    """Put no-break spaces between a verb and a number, and in it, anywhere under *root*."""
    if root.tag in _LITERAL:
        return
    root.text = _kept(root.text, root[0] if len(root) else None)
    if not len(root):
        return
    for child, following in zip_longest(root, root[1:]):
        keep_with_verb(child)
        child.tail = _kept(child.tail, following)


def _kept(text: str | None, following: Element | None) -> str | None:
    """*text* with no-break spaces before numbers, also the number that *following* holds alone."""
    if not text:
        return text
    if _AFTER_SPACE.search(text):
        text = _NUMBER.sub(lambda match: _SPACE.sub(_NO_BREAK, match[0]), text)
    if following is not None and text[-1] in " \n" and _ALONE.fullmatch(following.text or ""):
        joined = _AT_END.sub(rf"\1{_NO_BREAK}", text)
        if joined != text:
            following.text = _SPACE.sub(_NO_BREAK, (following.text or "").strip())
        text = joined
    return text
