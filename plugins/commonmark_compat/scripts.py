"""`H~2~O` and `x^2^`, whatever other signs of the kind stand in the same paragraph.

`pymdownx` pairs all signs of a paragraph at once: a lone `~5` with an `==a==` or a `^5` behind it
leaves every `H~2~O` as it was typed.
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.inlinepatterns import SimpleTagInlineProcessor

_BEFORE_DELIMITERS = 60.5
_INSIDE = r"[^\s~^*_=`<>\[\]\x02\x03]{1,30}"
_ELEMENTS = {"~": "sub", "^": "sup"}


def add(md: Markdown) -> None:
    """Read what has one sign on both sides and begins a word or follows one, if it is in use."""
    if "delimiter" not in md.inlinePatterns:
        return
    known: Any = md.inlinePatterns["delimiter"]
    for sign, name in _ELEMENTS.items():
        delimiter = getattr(known, "delimiters", {}).get(sign)
        if delimiter is not None and name in delimiter.tags:
            pattern = rf"(?:(?<=[\w)\]\x03])|(?<![^\s(/]))(\{sign})({_INSIDE})\{sign}(?!\{sign})"
            processor: Any = SimpleTagInlineProcessor(pattern, name)
            processor.sign = sign
            md.inlinePatterns.register(processor, name, _BEFORE_DELIMITERS)
