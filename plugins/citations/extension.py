"""The Python-Markdown extension: `[@key]` becomes an empty mark, which `numbering` fills.

A mark cannot be numbered while Markdown runs: inline patterns are not called in the order in which
readers meet the text (footnotes, tables and boxes come out of turn).
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor

from citations.groups import GROUP_PATTERN

_AFTER_ESCAPES_AND_CODE_BEFORE_LINKS = 175


def mark(inside: str) -> Element:
    """The empty mark of a group; *inside* is what stands between its brackets."""
    return Element("sup", {"class": "cite", "data-cite": " ".join(inside.split())})


class CitationGroup(InlineProcessor):
    """Replaces a group, and the space before it, by its mark; `[see @ann]: address` is a link."""

    def handleMatch(  # type: ignore[override] # noqa: N802 - the name is Markdown's
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        label = re.match(r"\[([^\[\]]+)\]", data[m.end(0) :])
        names = [m[1], label[1] if label else ""]
        if any(" ".join(name.split()).lower() in self.md.references for name in names):
            return None, None, None
        return mark(m[1]), m.start(0), m.end(0)


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
