"""The analysis of one text: the pictures that it shows."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from documents.builder import DocumentBuilder
from pictures.markup import sources

NAME = "pictures"
_STATIC = re.compile(r"(?:[{|]|%7B)(?:static|attach|filename)(?:[}|]|%7D)")


def analyse(builder: DocumentBuilder, _options: Mapping[str, Any]) -> None:
    """Note each picture of this site: its address in the HTML, and its file below the content."""
    folder = posixpath.dirname(builder.path)
    found = {address: _file(address, folder) for address in sources(builder.html)}
    builder.document.interface[NAME] = {address: file for address, file in found.items() if file}


def _file(address: str, folder: str) -> str:
    """A path that starts with `/` counts from the content folder, any other from the text."""
    match = _STATIC.match(address)
    path = unquote(urlsplit(address[match.end() :]).path) if match else ""
    if not path:
        return ""
    return posixpath.normpath(path.lstrip("/") if path.startswith("/") else f"{folder}/{path}")
