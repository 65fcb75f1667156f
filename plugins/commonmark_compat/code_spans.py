"""Code between backticks keeps its spaces, but for one on both sides.

https://spec.commonmark.org/0.31.2/#code-spans
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import BACKTICK_RE, BacktickInlineProcessor
from markdown.util import AtomicString, code_escape

_PRIORITY = 190  # of Python-Markdown's own


def add(md: Markdown) -> None:
    md.inlinePatterns.register(_CodeSpan(BACKTICK_RE), "backtick", _PRIORITY)


class _CodeSpan(BacktickInlineProcessor):
    def handleMatch(  # type: ignore[override] # noqa: N802 - the name is Markdown's
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        found, start, end = super().handleMatch(m, data)
        if isinstance(found, Element):
            found.text = AtomicString(code_escape(_inside(data[start:end].replace("\n", " "))))
        return found, start, end


def _inside(span: str) -> str:
    """What stands between the backticks of *span*, of which there are as many at its end."""
    marks = len(span) - len(span.rstrip("`"))
    typed = span[marks:-marks]
    is_padded = typed.startswith(" ") and typed.endswith(" ") and bool(typed.strip(" "))
    return typed[1:-1] if is_padded else typed
