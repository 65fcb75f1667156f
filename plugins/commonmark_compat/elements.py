"""Markdown inside elements of HTML, without `markdown="1"`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markdown.extensions.md_in_html import HTMLExtractorExtra
from markdown.preprocessors import Preprocessor

MARKDOWN_INSIDE = frozenset(
    {"aside", "blockquote", "dd", "details", "div", "dt", "figcaption", "figure", "p", "section"}
    | {"summary"}
)


class _MarkdownInside(HTMLExtractorExtra):
    def get_state(self, tag: str, attrs: Mapping[str, str]) -> Any:
        if tag in MARKDOWN_INSIDE and "markdown" not in attrs:
            attrs = {**attrs, "markdown": "1"}
        return super().get_state(tag, attrs)


class HtmlBlocks(Preprocessor):
    """The preprocessor of `md_in_html`, for which elements need no attribute."""

    def run(self, lines: list[str]) -> list[str]:
        parser = _MarkdownInside(self.md)
        parser.feed("\n".join(lines))
        parser.close()
        return "".join(parser.cleandoc).split("\n")
