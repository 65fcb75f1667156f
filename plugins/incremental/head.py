"""Where the front matter of a Markdown source ends, as Python-Markdown's `meta` decides it."""

from __future__ import annotations

import re
from typing import Final

from incremental.blake import digest

_BEGIN: Final = re.compile(r"-{3}(?:\s.*)?")
_END: Final = re.compile(r"(?:-{3}|\.{3})(?:\s.*)?")
_FIELD: Final = re.compile(r"[ ]{0,3}[A-Za-z0-9_-]+:")
_MORE: Final = re.compile(r"[ ]{4,}")
# Markdown takes these out, or makes spaces of them, before it looks for fields.
_UNCERTAIN: Final = re.compile("[\t\x02\x03]")


def decoded(data: bytes) -> str:
    """The text of a source, as Pelican opens it. Raises UnicodeDecodeError."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def head_digest(data: bytes) -> bytes:
    """Digest of the front matter of the source *data*; nothing where its end is uncertain."""
    try:
        end = end_of_head(decoded(data))
    except UnicodeDecodeError:
        return b""
    return digest(end.encode()) if end is not None else b""


def end_of_head(text: str) -> str | None:
    """The front matter of *text* with the blank line after it; None where that is uncertain."""
    place, has_field = 0, False
    while place < len(text):
        end = text.find("\n", place) + 1 or len(text)
        line = text[place:end].rstrip("\n")
        if _UNCERTAIN.search(line):
            return None
        if place == 0 and _BEGIN.match(line):
            place = end
            continue
        if not line.strip() or _END.match(line):
            return text[:end]
        if _FIELD.match(line):
            has_field = True
        elif not (has_field and _MORE.match(line)):
            return text[:place]
        place = end
    return text
