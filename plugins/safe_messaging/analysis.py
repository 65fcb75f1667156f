"""The analysis of one text: wording that may harm, and help that is not shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claims.plain_text import readable
from documents.builder import DocumentBuilder
from safe_messaging.check import diagnostics

_FIELDS = ("title", "summary", "description")


def analyse(builder: DocumentBuilder, _options: Mapping[str, Any]) -> None:
    """Add every diagnostic, all errors: a page that may harm is not published."""
    if not builder.source:
        return
    for each in diagnostics(builder.body, builder.body_line, _fields(builder)):
        builder.add(each)


def _fields(builder: DocumentBuilder) -> dict[str, tuple[int, str]]:
    """The texts of the front matter that the writer gave, each with its line."""
    lines, metadata = builder.field_lines, builder.metadata
    given = [name for name in _FIELDS if name in (lines or metadata)]
    return {name: (lines.get(name, 1), readable(str(metadata.get(name, "")))) for name in given}
