r"""LaTeX to Unicode: `{\AA}` is Å, `{STAR*D}` is STAR*D, `12--25` is 12–25."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_LATEX = re.compile(r"[\\$]")
_BRACES = re.compile(r"[{}]")
_SIGNS = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))


def plain(value: str) -> str:
    """*value* as text on one line; only what holds a command is parsed, since that is slow."""
    text = _decoder().latex_to_text(value) if _LATEX.search(value) else _without_signs(value)
    return " ".join(text.split())


def _without_signs(value: str) -> str:
    """*value*, which has no command, without braces and with Unicode's dashes and quotes."""
    for sign, character in _SIGNS:
        value = value.replace(sign, character)
    return _BRACES.sub("", value)


@cache
def _decoder() -> LatexNodes2Text:
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415 - loaded when needed

    return LatexNodes2Text()
