"""The size of each picture of one text, so that text does not jump when pictures arrive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from accessible_markdown.analysis import NAME
from accessible_markdown.pictures import Size, add_sizes
from documents.document import Document


def resolve(
    html: str, document: Document, tables: Mapping[str, Any], _options: Mapping[str, Any]
) -> str:
    """*html* with the width and height of its pictures; *tables* has them by file."""
    files = document.interface.get(NAME)
    if not files:
        return html

    def size_of(address: str) -> Size | None:
        size = tables[NAME].get(files.get(address, ""))
        return (size[0], size[1]) if size else None

    return add_sizes(html, size_of)
