"""Links whose name holds code, as [`serde`] with [`serde`]: https://… below."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import (
    REFERENCE_RE,
    ReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)
from markdown.util import INLINE_PLACEHOLDER_RE

_PRIORITY, _SHORT_PRIORITY = 170, 130  # of Python-Markdown's own


def add(md: Markdown) -> None:
    md.inlinePatterns.register(_Reference(REFERENCE_RE, md), "reference", _PRIORITY)
    md.inlinePatterns.register(_Short(REFERENCE_RE, md), "short_reference", _SHORT_PRIORITY)


class _Reference(ReferenceInlineProcessor):
    """Python-Markdown has read the code in a name before it looks for the name.

    It also takes `[a] [b]` for one link; in CommonMark these are two.
    """

    RE_LINK = re.compile(r"\[([^\]]*)\]")

    def evalId(self, data: str, index: int, text: str) -> Any:  # noqa: N802 - as in Markdown
        name, end, handled = super().evalId(data, index, text)
        return INLINE_PLACEHOLDER_RE.sub(self._typed, name or ""), end, handled

    def _typed(self, placeholder: re.Match[str]) -> str:
        inline: Any = self.md.treeprocessors["inline"]
        node = inline.stashed_nodes.get(placeholder[1])
        is_code = isinstance(node, Element) and node.tag == "code"
        return f"`{unescape(node.text or '')}`".lower() if is_code else placeholder[0]


class _Short(_Reference, ShortReferenceInlineProcessor):
    pass
