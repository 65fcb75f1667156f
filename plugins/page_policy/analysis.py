"""The analysis of one text: which parts of the theme's sheet it needs for what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from documents.builder import DocumentBuilder

NAME = "page_policy"
_TAG = re.compile(r"""<[A-Za-z](?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")


def analyse(builder: DocumentBuilder, options: Mapping[str, Any]) -> None:
    """Note the names of the `parts` of *options* whose pattern the text has."""
    tags = "".join(dict.fromkeys(_TAG.findall(builder.html)))  # a quarter of them differ
    held = [name for name, pattern in options["parts"].items() if re.search(pattern, tags)]
    if held:
        builder.document.own[NAME] = held


def pattern_of(selectors: Iterable[str]) -> str:
    """A regular expression that finds an element of one of *selectors*: `.class` or `name`."""
    given = list(selectors)
    names = "|".join(each for each in given if each[0] != ".")
    classes = "|".join(re.escape(each[1:]) for each in given if each[0] == ".")
    # It begins with a sign that few places have, so it is found many times faster.
    of_class = rf'="(?<=\sclass=")(?:[^"]*\s)?(?:{classes})[\s"]' if classes else ""
    return "|".join(filter(None, (f"<(?:{names})[\\s>]" if names else "", of_class)))
