"""Replaces links to sources by addresses: `{filename}/posts/a.md#b` by `https://…/a/#b`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from documents.document import Document

# The equals sign comes first: Python's `re` finds the first letter of a pattern much sooner than
# what it must look back for at each letter of a text.
_ADDRESS = re.compile(
    r"""=(?:(?<=\shref=)|(?<=\ssrc=))(["'])((?:\{|%7B)(?:filename|static)(?:\}|%7D)[^"']*)\1"""
)
_WORD = re.compile(r"(?:\{|%7B)(?:filename|static)(?:\}|%7D)")


def resolve(
    html: str, document: Document, tables: Mapping[str, Any], options: Mapping[str, Any]
) -> str:
    """*html* with the addresses of pages and files in it; what leads nowhere is left as it is.

    *tables* has the address of each source below the content folder, *options* the `site` that all
    addresses begin with.
    """
    if "{filename}" not in html and "{static}" not in html and "%7B" not in html:
        return html
    addresses: Mapping[str, str] = tables["links"]
    folder = posixpath.dirname(document.interface["path"])

    def replaced(match: re.Match[str]) -> str:
        typed = unescape(match[2])
        parts = urlsplit(typed[_WORD.match(typed).end() :])  # type: ignore[union-attr]
        path = _below(unquote(parts.path), folder)
        if path not in addresses:
            return match[0]
        address = urlunsplit(("", "", f"{options['site']}/{addresses[path]}", *parts[3:]))
        return f"={match[1]}{escape(address)}{match[1]}"

    return _ADDRESS.sub(replaced, html)


def _below(path: str, folder: str) -> str:
    return posixpath.normpath(path.lstrip("/") if path.startswith("/") else f"{folder}/{path}")
