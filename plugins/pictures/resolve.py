"""Puts the files and the size of each picture into one text, from a table of the link stage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from documents.document import Document
from pictures.analysis import NAME
from pictures.markup import Picture, with_pictures


def resolve(
    html: str, document: Document, tables: Mapping[str, Any], options: Mapping[str, Any]
) -> str:
    """*html* with its pictures; *tables* has them by file, *options* their `site` and `sizes`."""
    if "<img" not in html:
        return html
    files = document.interface.get(NAME, {})

    def picture_of(address: str) -> Picture | None:
        found: Picture | None = tables[NAME].get(files.get(address, ""))
        return found

    return with_pictures(html, picture_of, options["site"], options["sizes"])
