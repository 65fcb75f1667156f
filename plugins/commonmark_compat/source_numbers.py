"""Numbers that stand for sources and lead nowhere: `mood.[1]`, `too [2, 3]`, `well.^4^`."""

from __future__ import annotations

import re
from collections.abc import Collection

from .cells import Found

_SEVERAL = r"(?!0\])\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*"
_NUMBERS = re.compile(
    r"\[(?<=[\w.,;:!?)\"”’]\[)(?P<of_two>\d{1,3})\](?:\[\d{1,3}\])+(?![(\[:])"
    r"|\[(?:(?<=[.,;!?)\"”’]\[)|(?<=[^\W\d_]{3}\[))(?P<one>\d{1,3})\](?![(\[:])"
)
_SPACED = re.compile(
    rf"\[(?<=[^\W_][ \n]\[|[.,;!?)\"”’*_][ \n]\[)({_SEVERAL})\]((?:\[\d{{1,3}}\])*)(?![(:\[])"
)
_RAISED = re.compile(
    rf"(?:(?<=[.,;!?\"”’])|(?<=[a-z]{{4}}))(?:\^{_SEVERAL}\^|<sup>{_SEVERAL}</sup>)(?!\w)"
    rf"|<sup>\[{_SEVERAL}\]</sup>"
)
_WORD_BEFORE = re.compile(r"(\S+)\s\Z")
_MEASURES = re.compile(
    r".*\d.*|.*[:=(]|(?:case|grade|item|level|number|question|stage|step|version)s?|\W*(?:CI|CrI|IQR|SD|SE|range|ranges?|interval|median|mean|scale|between|from|in)\W*",
    re.IGNORECASE,
)
_UNITS = re.compile(r"(?:mmol|meter|metre|inch|foot|feet|second|minute|hour|sinh|cosh|tanh)s?\Z")
_WANTED = "want a source: this number leads nowhere"


def diagnostics(text: str, names: Collection[str]) -> Found:
    """Numbers in brackets that are none of *names*, those of links, and raised ones."""
    brackets = "cite the source as [@key], or write \\["
    for match in _NUMBERS.finditer(text):
        if (match["of_two"] or match["one"]) not in names:
            yield match.start(), match[0], _WANTED, brackets
    for match in _SPACED.finditer(text):
        before = _WORD_BEFORE.search(text, max(0, match.start() - 40), match.start())
        if match[1] not in names and before and not _MEASURES.fullmatch(before[1]):
            yield match.start(), match[0], _WANTED, brackets
    for match in _RAISED.finditer(text) if "^" in text or "<sup>" in text else ():
        if not _UNITS.search(text[max(0, match.start() - 10) : match.start()]):
            remedy = "cite the source as [@key], or write a sign such as ²"
            yield match.start(), match[0], _WANTED, remedy
