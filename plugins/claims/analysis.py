"""The analysis of one text: what it claims without a source, and what it promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from claims.finding import Finding, findings, promises
from documents.builder import DocumentBuilder

NAME = "claims"
_FIELDS = ("title", "summary", "description")


def analyse(builder: DocumentBuilder, _options: Mapping[str, Any]) -> None:
    """Keep every finding of the text; the link stage knows which of them are allowed."""
    if not builder.source:
        return
    declared = _is_declared(builder)
    clinical = not declared or bool(builder.metadata.get("clinical"))
    found = [
        *(
            replace(each, declared=declared)
            for each in findings(builder.body, builder.body_line, clinical=clinical)
        ),
        *_of_fields(builder),
    ]
    builder.document.own[NAME] = [
        [each.what, each.words, each.text, each.declared] for each in found
    ]
    builder.document.lines[NAME] = [each.line for each in found]


def _is_declared(builder: DocumentBuilder) -> bool:
    """Whether the writer said if the text is clinical; a default among the metadata says nothing.

    Another reader than that of front_matter tells no lines, and has no defaults.
    """
    return "clinical" in (builder.field_lines or builder.metadata)


def _of_fields(builder: DocumentBuilder) -> Iterator[Finding]:
    """Promises in what the writer typed above the text; another reader does not tell its lines."""
    lines = builder.field_lines or dict.fromkeys(_FIELDS, 1)
    for name in (each for each in _FIELDS if each in lines):
        text = " ".join(str(builder.metadata.get(name, "")).split())
        yield from promises(text, lines[name])
