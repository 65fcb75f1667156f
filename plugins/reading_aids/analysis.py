"""The analyses of one text: its sections, links to them, and how long it takes to read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from documents.builder import DocumentBuilder
from reading_aids.heading_links import with_heading_links
from reading_aids.outline import outline

NAME = "reading_aids"


def analyse(builder: DocumentBuilder, _options: Mapping[str, Any]) -> None:
    """Keep the outline: headings are for the text's own page, minutes for lists as well."""
    result = outline(builder.html)
    builder.document.own[NAME] = [[each.id, each.title] for each in result.headings]
    builder.document.interface[NAME] = result.minutes


def link_headings(builder: DocumentBuilder, _options: Mapping[str, Any]) -> None:
    """Have each heading lead to itself, once everybody else has read the headings as typed."""
    builder.html = with_heading_links(builder.html)
