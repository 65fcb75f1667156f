"""Tabs in code stay tabs, as in a Makefile; all others are spaces before Markdown is read."""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from report.diagnostic import SPAN
from report.indented_code import code_columns
from report.source_lines import fences, without_code, without_fences

_SIZE = 4
_KEPT = "\ufdd0"  # a character that no text holds: Unicode assigns none to it
_BEFORE_WHITESPACE = 31
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)\s*(?=[^\s\-+*#>:|\[])(?!\d+[.)])")
"""What is before the first word of code, or of a line in a list."""
_PRE = re.compile(r"<pre\b(?!.*</pre)", re.IGNORECASE)


def add(md: Markdown) -> None:
    md.preprocessors.register(_Keep(md), "kept_tabs", _BEFORE_WHITESPACE)


def given_back(line: str) -> str:
    """*line* with its tabs again."""
    return line.replace(_KEPT, "\t")


class _Keep(Preprocessor):
    """Puts another sign in the place of each tab in code."""

    def run(self, lines: list[str]) -> list[str]:
        return kept(lines) if any("\t" in line for line in lines) else lines


def keep(code: str) -> str:
    """*code* with another sign in the place of each tab."""
    return code.replace("\t", _KEPT)


def kept(lines: list[str]) -> list[str]:
    """*lines* with another sign in the place of each tab in code, and spaces for the others."""
    found = [line.expandtabs(_SIZE) for line in lines]
    text = "\n".join(lines)
    shown = without_code(text).split("\n")
    columns = code_columns(without_fences(text).split("\n"))
    in_html = False
    for at, line in enumerate(lines):
        if "\t" in line:
            column = 0 if in_html else columns.get(at)
            found[at] = _in_words(line, shown[at]) if column is None else _after(line, column)
        in_html = (in_html or bool(_PRE.search(line))) and "</pre" not in line.lower()
    for fence in fences(found):
        column = found[fence.start].index(fence.mark)
        for at in range(fence.start + 1, fence.end or len(lines)):
            found[at] = _after(lines[at], column)
    return found


def _in_words(line: str, shown: str) -> str:
    """*line*, which is no block of code; *shown* has SPAN in the place of code."""
    code = shown if len(shown) == len(line) else line
    words = _INDENTED.match(line)
    start = words.end() if words else len(line)
    signs = (
        _KEPT if sign == "\t" and (code[at] == SPAN or at > start) else sign
        for at, sign in enumerate(line)
    )
    return "".join(signs).expandtabs(_SIZE)


def _after(line: str, column: int) -> str:
    """*line* with the tabs that stand behind the indent of its container."""
    start = 0
    while start < len(line) and len(line[:start].expandtabs(_SIZE)) < column:
        start += 1
    return line[:start].expandtabs(_SIZE) + keep(line[start:])
