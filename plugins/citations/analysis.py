"""The analysis of one text: its citations, numbered in the order in which readers meet them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from citations import in_fields
from citations.diagnostics import AS_TYPED, FIELD, FORMS
from citations.numbering import MalformedGroup, number
from citations.place import (
    lines_of_group,
    lines_of_keys,
    lines_of_linked_keys,
    lines_of_links,
    lines_of_pictures,
)
from citations.superscripts import has_marks, parted
from citations.typed import candidates, located
from documents.builder import DocumentBuilder
from report.diagnostic import Diagnostic
from report.source_lines import Lines

NAME = "citations"
PLACEHOLDER = "\n<!--citations: reference list-->"
"""Where `resolve` puts the reference list: at the end of the body."""

_OWN_HEADING = re.compile(
    r"\n#{1,6} +[*_]{0,2}(References|Bibliography|Works cited|Reference list)[*_]{0,2}[ :#]*$",
    re.MULTILINE | re.IGNORECASE,
)

_LINKED = re.compile(r"<a\s[^>]*>[^<@]{0,200}@")

TYPED = "citations typed"
"""Names after `@` outside brackets, which are meant as citations if the library has them."""

LINKED = "citations linked"
"""Names after `@` that are the words of a link: of an account, or of a source of the library."""


def analyse(builder: DocumentBuilder, _options: Mapping[str, Any]) -> None:
    """Fill the marks, note the sources by key, and clear titles and summaries of marks."""
    _note_typed(builder, in_fields.clear(builder))
    if "data-cite=" in builder.html:
        _number(builder)
    elif has_marks(builder.html):
        builder.html = parted(builder.html)
    if "<img" in builder.html:
        for line in lines_of_pictures(builder.source):
            problem = "a picture cannot carry a citation"
            builder.add(Diagnostic("", line, FIELD, problem, "cite in the sentence beside it"))


def _number(builder: DocumentBuilder) -> None:
    numbered = number(builder.html)
    lines = lines_of_keys([use.key for use in numbered.uses], builder.source)
    document = builder.document
    builder.html = numbered.html + PLACEHOLDER if numbered.uses else numbered.html
    document.own[NAME] = [[use.key, use.cited] for use in numbered.uses]
    document.own["anchors"] = ["references", *(f"r:{use.number}" for use in numbered.uses)]
    document.interface[NAME] = sorted(use.key for use in numbered.uses)
    document.lines[NAME] = {key: found or [1] for key, found in lines.items()}
    if numbered.uses:
        _refuse_own_heading(builder)
    for group in dict.fromkeys(numbered.malformed):
        problem = f"cannot read {group.part!r}" if group.part else "a semicolon has no citation"
        for line in _lines_of_malformed(group, builder.source):
            builder.add(Diagnostic("", line, FIELD, problem, FORMS))
    for inside in dict.fromkeys(numbered.linked):
        for line in lines_of_links(inside, builder.source) or [1]:
            remedy = f"write [{inside}] after the link"
            builder.add(Diagnostic("", line, FIELD, "a link cannot hold a citation", remedy))


def _refuse_own_heading(builder: DocumentBuilder) -> None:
    lines = Lines(builder.body, builder.body_line)
    for match in _OWN_HEADING.finditer(f"\n{lines.text}"):  # so that each line has its place
        problem = f"{match[1]}: the list of sources has a heading of its own"
        line = lines.at(match.start())
        builder.add(Diagnostic("", line, FIELD, problem, "delete this one", "warning"))


def _lines_of_malformed(group: MalformedGroup, source: str) -> list[int]:
    """The lines of *group* in the text, else of the key in the front matter that made it."""
    bare = group.part.removeprefix("@")
    return lines_of_group(group.inside, source) or lines_of_keys([bare], source)[bare] or [1]


def _note_typed(builder: DocumentBuilder, bare: dict[str, list[int]]) -> None:
    """Refuse what is published as typed; `@key` is left to the link stage, which has the keys."""
    found = candidates(builder.html)
    typed = located(found, builder.source) if found else []
    for line, words, key in typed:
        if key:
            bare.setdefault(key, []).append(line)
        else:
            builder.add(Diagnostic("", line, FIELD, f"{words} is published as typed", AS_TYPED))
    linked = lines_of_linked_keys(builder.source) if _LINKED.search(builder.html) else {}
    for name, keys in ((TYPED, bare), (LINKED, linked)):
        if keys:
            builder.document.own[name] = sorted(keys)
            builder.document.lines[name] = keys
