"""The Python-Markdown extension that reads what CommonMark reads."""

from __future__ import annotations

import string

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from . import (
    addresses,
    braces,
    code_spans,
    emphasis,
    escapes,
    plain,
    references,
    scripts,
    separate,
    signs,
    tables,
    tabs,
)
from .elements import HtmlBlocks
from .encoded import EncodeAddresses
from .html_form import BlocksAlone, PlainVoid
from .notes import FillNotes
from .numbers import KeepNumbers, NumberedList
from .restater import Restater
from .tasks import TaskList

_AFTER_WHITESPACE, _HTML_BLOCKS, _LISTS, _BEFORE_RAW_HTML, _LAST = 29, 20, 40, 31, 1


class CommonMarkCompat(Extension):
    """Needs `sane_lists`, `md_in_html` and `pymdownx.superfences` beside it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        md.ESCAPED_CHARS = list(dict.fromkeys((*md.ESCAPED_CHARS, *string.punctuation)))
        signs.add(md)
        code_spans.add(md)
        escapes.add(md)
        emphasis.add(md)
        addresses.add(md)
        references.add(md)
        scripts.add(md)
        tables.add(md)
        plain.add(md)
        separate.add(md)
        tabs.add(md)
        braces.add(md)
        md.preprocessors.register(_Restate(md), "commonmark_compat", _AFTER_WHITESPACE)
        md.preprocessors.register(HtmlBlocks(md), "html_block", _HTML_BLOCKS)
        md.parser.blockprocessors.register(NumberedList(md.parser), "olist", _LISTS)
        md.treeprocessors.register(FillNotes(md), "filled_notes", 50.5)
        md.treeprocessors.register(KeepNumbers(md), "list_numbers", 30)
        md.treeprocessors.register(TaskList(md), "tasks", 30.5)
        md.postprocessors.register(BlocksAlone(md), "blocks_alone", _BEFORE_RAW_HTML)
        md.postprocessors.register(PlainVoid(md), "plain_void_tags", _LAST)
        md.treeprocessors.register(EncodeAddresses(md), "encoded_addresses", 12)


class _Restate(Preprocessor):
    """Restates containers; `analysis` says what cannot be restated."""

    def run(self, lines: list[str]) -> list[str]:
        return [tabs.given_back(line) for line in Restater().restate(lines)]


def makeExtension() -> CommonMarkCompat:  # noqa: N802 - Python-Markdown's name
    return CommonMarkCompat()
