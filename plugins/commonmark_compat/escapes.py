"""A backslash before a sign of ASCII publishes that sign, and typography leaves it alone."""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, SubstituteTagInlineProcessor

_REFERENCES = {"&": "&amp;", '"': "&quot;", "'": "&#39;", "-": "&#45;", ".": "&#46;"}
_KEPT = r"""\\([&"']|[-.](?=\\?[-.]))"""
_BREAK, _BREAK_SIGN = r"\\\n", "\\\n"
_BEFORE_ESCAPES = 181


class _Kept(InlineProcessor):
    """As a reference, which Python-Markdown and typography take for nothing else."""

    sign = "\\"

    def handleMatch(  # type: ignore[override] # noqa: N802 - the name is Markdown's
        self, m: re.Match[str], _data: str
    ) -> tuple[str, int, int]:
        return self.md.htmlStash.store(_REFERENCES[m[1]]), m.start(0), m.end(0)


def add(md: Markdown) -> None:
    md.inlinePatterns.register(_Kept(_KEPT, md), "kept_signs", _BEFORE_ESCAPES + 0.1)
    line_break: Any = SubstituteTagInlineProcessor(_BREAK, "br")
    line_break.sign = _BREAK_SIGN
    md.inlinePatterns.register(line_break, "backslash_break", _BEFORE_ESCAPES)
