"""Citations in title, summary and description: lists, feeds and tabs show none.

They are left out, so each is to be one that the text makes as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from citations.diagnostics import AS_TYPED, FORMS, unknown_key
from citations.groups import MalformedGroupError, find_groups, parse_group, without_groups
from citations.numbering import marks, without_marks
from citations.typed import candidates
from documents.builder import DocumentBuilder
from documents.document import Document
from report.diagnostic import Diagnostic

if TYPE_CHECKING:  # to read a library takes libraries that are slow to import
    from citations.library import Library

NAME = "citations in fields"
_FIELDS = ("title", "search_title", "summary", "description")
_ESCAPED_GROUP = re.compile(r"\\(?=\[[^\[\]]*@)")


def clear(builder: DocumentBuilder) -> dict[str, list[int]]:
    """Take the citations out of each field and note their keys, by field.

    Gives the lines of names after `@` outside brackets, which may be meant as citations.
    """
    bare: dict[str, list[int]] = {}
    named: dict[str, tuple[int, list[str]]] = {}
    for name in _FIELDS:
        text = str(builder.metadata.get(name) or "")
        if "@" in text or "cite" in text:
            line, insides = _line(builder, name), _clear(builder, name, text)
            if name == "summary" and not builder.document.interface.get("has_summary", True):
                continue  # it was cut out of the body
            keys = {key for inside in insides for key in _keys(inside, line, name, builder)}
            named[name] = line, sorted(keys)
            for key in _typed(builder, line, text) if name == "summary" else ():
                bare.setdefault(key, []).append(line)
    named = {name: found for name, found in named.items() if found[1]}
    if named:
        builder.document.own[NAME] = {name: keys for name, (_, keys) in named.items()}
        builder.document.lines[NAME] = {name: line for name, (line, _) in named.items()}
    return bare


def _line(builder: DocumentBuilder, name: str) -> int:
    if name in builder.field_lines:
        return builder.field_lines[name]
    typed = re.search(rf"^{name}:", builder.source, re.IGNORECASE | re.MULTILINE)
    return builder.source.count("\n", 0, typed.start()) + 1 if typed else 1


def _typed(builder: DocumentBuilder, line: int, summary: str) -> Iterator[str]:
    """The names after `@` outside brackets; what else is no citation is refused."""
    for words, key in candidates(summary):
        if f"\\{words}" in builder.source:
            continue
        if key:
            yield key
        else:
            problem = f"{words} is published as typed"
            builder.add(Diagnostic("", line, "summary", problem, AS_TYPED))


def _clear(builder: DocumentBuilder, name: str, text: str) -> list[str]:
    """What stands in the groups of the field *name*, which loses them. Only a summary is HTML."""
    if name == "summary":
        builder.metadata[name] = without_marks(text)
        return marks(text)
    builder.metadata[name] = _ESCAPED_GROUP.sub("", without_groups(text))
    return [group[1] for group in find_groups(text)]


def _keys(inside: str, line: int, name: str, builder: DocumentBuilder) -> list[str]:
    try:
        return [citation.key for citation in parse_group(inside)]
    except MalformedGroupError as error:
        problem = f"cannot read {str(error)!r}" if str(error) else "a semicolon has no citation"
        builder.add(Diagnostic("", line, name, problem, FORMS))
        return []


def diagnostics(
    document: Document, cited: Collection[str], library: Library
) -> Iterator[Diagnostic]:
    """Keys in fields that the library lacks, and those that the text itself does not cite.

    *cited* are the keys in the text of *document*.
    """
    keys = library.sources
    for name, named in document.own.get(NAME, {}).items():
        line = document.lines[NAME][name]
        for key in named:
            if key in cited:
                continue  # one that is unknown is reported where the text cites it
            if key in keys:
                problem = f"no citation is shown here, and the text does not cite {key}"
                yield Diagnostic("", line, name, problem, f"write [@{key}] in the text", value=key)
            elif library.is_read:
                yield replace(unknown_key(line, key, keys), field=name)
