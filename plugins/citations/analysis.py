"""The analysis of one text: its citations, numbered in the order in which readers meet them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from citations.groups import find_groups, without_groups
from citations.mistakes import FIELD
from citations.numbering import number, without_marks
from citations.place import lines_of_pictures, without_code
from documents.builder import DocumentBuilder

NAME = "citations"
PLACEHOLDER = "\n<!--citations: reference list-->"
"""Where `resolve` puts the reference list: at the end of the body."""

_HEAD = re.compile(r"---\n.*?^---$", re.DOTALL | re.M)
_KEY = re.compile(r"@([^\s;,\[\]]+)")


def analyse(builder: DocumentBuilder, _options: Mapping[str, Any]) -> None:
    """Fill the marks, note the sources by key, and clear titles and summaries of marks."""
    if 'class="cite"' in builder.html:
        _number(builder)
    if "<img" in builder.html:
        for line in lines_of_pictures(builder.source):
            problem = "a picture cannot carry a citation"
            builder.add(line, FIELD, problem, "cite in the sentence beside it")
    metadata = builder.metadata
    if "summary" in metadata:
        metadata["summary"] = without_groups(without_marks(str(metadata["summary"])))
    for name in ("title", "description"):
        if "[@" in str(metadata.get(name, "")):
            metadata[name] = without_groups(metadata[name])


def _number(builder: DocumentBuilder) -> None:
    numbered = number(builder.html)
    lines = _lines_of_keys(builder.source, [use.key for use in numbered.uses])
    document = builder.document
    builder.html = numbered.html + PLACEHOLDER if numbered.uses else numbered.html
    document.own[NAME] = [[use.key, use.cited] for use in numbered.uses]
    document.own["anchors"] = ["references", *(f"r{use.number}" for use in numbered.uses)]
    document.interface[NAME] = sorted(use.key for use in numbered.uses)
    document.lines[NAME] = lines
    for part in dict.fromkeys(numbered.malformed):
        for line in _lines_of_part(part, builder.source):
            builder.add(line, FIELD, f"cannot read {part!r}", "write [@key], or [@a; @b, p. 3]")


def _lines_of_keys(source: str, keys: list[str]) -> dict[str, list[int]]:
    """The lines on which each of *keys* stands: in a citation, or bare in the front matter."""
    found: dict[str, list[int]] = {key: [] for key in keys}
    text = without_code(source)
    for group in find_groups(text):
        line = text.count("\n", 0, group.start()) + 1
        for key in _KEY.findall(group[1]):
            if key in found and line not in found[key]:
                found[key].append(line)
    head = _HEAD.match(source)
    for key in keys if head else ():
        if not found[key]:
            bare = re.compile(rf"(?<![\w@-]){re.escape(key)}(?![\w-])")
            places = bare.finditer(head[0] if head else "")
            found[key] = sorted({source.count("\n", 0, each.start()) + 1 for each in places})
    return found


def _lines_of_part(part: str, source: str) -> list[int]:
    """The line of each citation group that has *part* between two semicolons, or at its ends."""
    text = without_code(source)
    return [
        text.count("\n", 0, group.start()) + 1
        for group in find_groups(text)
        if part in [" ".join(each.split()) for each in group[1].split(";")]
    ]
