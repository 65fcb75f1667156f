"""The Python-Markdown extension: each directive becomes an empty place, which `analysis` fills.

What Markdown makes of a text is checked against the body policy, which knows no SVG; so the figure
is put in afterwards.
"""

from __future__ import annotations

import re

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from number_figures.directive import directives

PLACE = re.compile(r'<div data-number-figure="(\d+)"></div>\n?')
_AFTER_WHITESPACE_BEFORE_FENCES = 29.5


class _Directives(Preprocessor):
    """Takes directives out of the text; the indent, by which an item or a box holds it, stays."""

    def run(self, lines: list[str]) -> list[str]:
        made: list[str] = []
        done = 0
        for number, each in enumerate(directives(lines), start=1):
            first = lines[each.start]
            place = self.md.htmlStash.store(f'<div data-number-figure="{number}"></div>')
            indent = first[: len(first) - len(first.lstrip())]
            made += [*lines[done : each.start], "", indent + place, ""]
            done = len(lines) if each.end is None else each.end + 1
        return made + lines[done:]


class NumberFigures(Extension):
    """For the `extensions` of Markdown; the order does not matter."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        md.preprocessors.register(
            _Directives(md), "number_figures", _AFTER_WHITESPACE_BEFORE_FENCES
        )


def makeExtension() -> NumberFigures:  # noqa: N802 - the name is Markdown's
    return NumberFigures()
