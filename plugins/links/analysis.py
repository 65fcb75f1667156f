"""The analysis of one text: where its links lead, and which anchors it has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from documents.builder import DocumentBuilder
from links.link import links
from report.source_lines import place_of_address, without_code

NAME = "links"
_ID = re.compile(r"""=(?:(?<=\sid=)|(?<=\sname=))(?:"([^"]+)"|'([^']+)')""")


def analyse(builder: DocumentBuilder, _options: Mapping[str, Any]) -> None:
    """Keep each address once, as it stands in the HTML, with its line; 0 if no writer typed it."""
    html = f"{builder.html}\n{builder.metadata.get('summary', '')}"
    text = without_code(builder.source)
    found = list(links(html))
    builder.document.interface[NAME] = [each.raw for each in found]
    builder.document.lines[NAME] = [_line(text, each.raw, each.typed) for each in found]
    anchors = {match[1] or match[2] for match in _ID.finditer(html)}
    builder.document.own[NAME] = sorted(anchors)


def _line(text: str, raw: str, typed: str) -> int:
    place = max(place_of_address(text, raw), place_of_address(text, typed)) if typed else -1
    return text.count("\n", 0, place) + 1 if place >= 0 else 0
