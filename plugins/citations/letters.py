r"""Letters of LaTeX in names become Unicode before a name is divided.

The tie `~` divides the words of a name and `\~` is an accent; the case of an accented letter
tells a family name from `von`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from citations.plain import plain

_BASE = r"(?:\\[A-Za-z]{1,2}(?![A-Za-z])|[^\W\d_])"
_ACCENT = (
    r"\\(?:[`'^\"~=.]|[bcdHkrtuv](?![A-Za-z]))\s*"
    rf"(?:\{{\s*(?:{_BASE}){{1,2}}\s*\}}|{_BASE}(?:\{{\}})?)"
)
_LETTER = (
    r"\\(?:AA|aa|AE|ae|DH|dh|DJ|dj|L|l|NG|ng|O|o|OE|oe|ss|SS|TH|th|i|j)(?![A-Za-z])"
    r"(?:\s*\{\}|\s+(?!and\s))?"
)
_LATEX = re.compile(rf"\{{((?:{_ACCENT}|{_LETTER}))\}}|({_ACCENT}|{_LETTER})")
_DEEPEST = 3
r"""Vietnamese has two accents on a letter: `\'{\^e}`."""


def in_unicode(names: str) -> str:
    """*names* with each letter and accent of LaTeX as a character, without braces of its own."""
    for _ in range(_DEEPEST if "\\" in names else 0):
        names = _LATEX.sub(lambda match: _character(match[1] or match[2]), names)
    return names


@lru_cache(maxsize=500)
def _character(latex: str) -> str:
    return plain(latex)
