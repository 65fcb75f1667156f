r"""LaTeX to Unicode: `{\AA}` is Å, `{STAR*D}` is STAR*D, `12--25` is 12–25."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_LATEX = re.compile(r"[\\{}$~%]|--|``|''")


def plain(value: str) -> str:
    """*value* as text on one line; only what holds LaTeX is decoded, since decoding is slow."""
    return " ".join((_decoder().latex_to_text(value) if _LATEX.search(value) else value).split())


@cache
def _decoder() -> LatexNodes2Text:
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415 - loaded when needed

    return LatexNodes2Text()
