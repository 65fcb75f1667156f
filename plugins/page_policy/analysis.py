"""The analysis of one text: which kind of page it needs for what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from documents.builder import DocumentBuilder

NAME = "page_policy"


def analyse(builder: DocumentBuilder, options: Mapping[str, Any]) -> None:
    """Note the first of the `kinds` of *options*, by name, whose pattern the text has."""
    for kind, pattern in options["kinds"].items():
        if re.search(pattern, builder.html):
            builder.document.own[NAME] = kind
            return


def pattern_of(selectors: Iterable[str]) -> str:
    """A regular expression that finds an element of one of *selectors*: `.class` or `name`."""
    return "|".join(
        _of_class(each[1:]) if each[0] == "." else f"<{each}[\\s>]" for each in selectors
    )


def _of_class(name: str) -> str:
    return rf'\sclass="(?:[^"]*\s)?{re.escape(name)}[\s"]'
