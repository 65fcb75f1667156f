"""The Python-Markdown extension: `[@key]` becomes an empty mark, which `numbering` fills.

A mark cannot be numbered while Markdown runs: inline patterns are not called in the order in which
readers meet the text (footnotes, tables and boxes come out of turn).
"""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, HTML_PLACEHOLDER_RE, INLINE_PLACEHOLDER_RE, STX

from citations.groups import GROUP_PATTERN

_AFTER_ESCAPES_AND_CODE_BEFORE_LINKS = 175
_ESCAPED = re.compile(rf"{STX}(\d+){ETX}")


def mark(inside: str) -> Element:
    """The empty mark of a group; *inside* is what stands between its brackets."""
    return Element("sup", {"class": "cite", "data-cite": " ".join(inside.split())})


class CitationGroup(InlineProcessor):
    """Replaces a group, and the space before it, by its mark; `[see @ann]: address` is a link."""

    sign = "@"

    def handleMatch(  # type: ignore[override] # noqa: N802 - the name is Markdown's
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        label = re.match(r"\[([^\[\]]+)\]", data[m.end(0) :])
        names = [m[1], label[1] if label else ""]
        if any(" ".join(name.split()).lower() in self.md.references for name in names):
            return None, None, None
        return mark(self._as_shown(m[1])), m.start(0), m.end(0)

    def _as_shown(self, text: str) -> str:
        """*text* with the signs that a backslash keeps, and the code, that Markdown has put by."""
        if STX not in text:
            return text
        stash = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]

        def inline(found: re.Match[str]) -> str:
            node = stash.get(found[1], "")
            return node if isinstance(node, str) else f"`{''.join(node.itertext())}`"

        def reference(found: re.Match[str]) -> str:
            return unescape(str(self.md.htmlStash.rawHtmlBlocks[int(found[1])]))

        text = HTML_PLACEHOLDER_RE.sub(reference, INLINE_PLACEHOLDER_RE.sub(inline, text))
        return _ESCAPED.sub(lambda found: chr(int(found[1])), text)


class CitationExtension(Extension):
    """Reads citation groups; for the `extensions` of Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        if "@" not in md.ESCAPED_CHARS:  # `\\@key` shows @key, as in CommonMark
            md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "@"]
        md.inlinePatterns.register(
            CitationGroup(rf"\s*{GROUP_PATTERN}", md),
            "citations",
            _AFTER_ESCAPES_AND_CODE_BEFORE_LINKS,
        )


def makeExtension(**_options: object) -> CitationExtension:  # noqa: N802 - the name is Markdown's
    return CitationExtension()
