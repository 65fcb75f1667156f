"""The Python-Markdown extension that reads what CommonMark reads."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any

from markdown import Extension, Markdown
from markdown.extensions.md_in_html import HTMLExtractorExtra
from markdown.preprocessors import Preprocessor

from . import addresses, escapes
from .containers import Restater
from .numbers import KeepNumbers, NumberedList
from .tasks import TaskList

_AFTER_WHITESPACE, _HTML_BLOCKS, _LISTS = 29, 20, 40
# Elements inside which Markdown is read, without `markdown="1"`.
MARKDOWN_INSIDE = frozenset(
    {"aside", "blockquote", "dd", "details", "div", "dt", "figcaption", "figure", "p", "section"}
    | {"summary"}
)


class CommonMarkCompat(Extension):
    """Needs `sane_lists`, `md_in_html` and `pymdownx.superfences` beside it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        md.ESCAPED_CHARS = list(dict.fromkeys((*md.ESCAPED_CHARS, *string.punctuation)))
        escapes.add(md)
        addresses.add(md)
        md.preprocessors.register(_Restate(md), "commonmark_compat", _AFTER_WHITESPACE)
        md.preprocessors.register(_HtmlBlocks(md), "html_block", _HTML_BLOCKS)
        md.parser.blockprocessors.register(NumberedList(md.parser), "olist", _LISTS)
        md.treeprocessors.register(KeepNumbers(md), "list_numbers", 30)
        md.treeprocessors.register(TaskList(md), "tasks", 30.5)


class _Restate(Preprocessor):
    """Restates containers; `analysis` says what cannot be restated."""

    def run(self, lines: list[str]) -> list[str]:
        return Restater().restate(lines)


class _MarkdownInside(HTMLExtractorExtra):
    def get_state(self, tag: str, attrs: Mapping[str, str]) -> Any:
        if tag in MARKDOWN_INSIDE and "markdown" not in attrs:
            attrs = {**attrs, "markdown": "1"}
        return super().get_state(tag, attrs)


class _HtmlBlocks(Preprocessor):
    """The preprocessor of `md_in_html`, for which elements need no attribute."""

    def run(self, lines: list[str]) -> list[str]:
        parser = _MarkdownInside(self.md)
        parser.feed("\n".join(lines))
        parser.close()
        return "".join(parser.cleandoc).split("\n")


def makeExtension() -> CommonMarkCompat:  # noqa: N802 - Python-Markdown's name
    return CommonMarkCompat()
