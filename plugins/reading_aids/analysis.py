"""The analysis of one text: its sections, and how long it takes to read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from documents.builder import DocumentBuilder
from reading_aids.outline import outline

NAME = "reading_aids"


def analyse(builder: DocumentBuilder, _options: Mapping[str, Any]) -> None:
    """Keep the outline: headings are for the text's own page, minutes for lists as well."""
    result = outline(builder.html)
    builder.document.own[NAME] = [[each.id, each.title] for each in result.headings]
    builder.document.interface[NAME] = result.minutes
