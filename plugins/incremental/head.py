"""Where the front matter of a Markdown source ends, as Python-Markdown's `meta` decides it."""

from __future__ import annotations

import re
from typing import Final

from incremental.blake import SIZE, digest

_BEGIN: Final = re.compile(r"-{3}(?:\s.*)?")
_END: Final = re.compile(r"(?:-{3}|\.{3})(?:\s.*)?")
_FIELD: Final = re.compile(r"[ ]{0,3}[A-Za-z0-9_-]+:")
_MORE: Final = re.compile(r"[ ]{4,}")
_TITLE: Final = re.compile(r"^[ ]{0,3}title:(.*)\n([ ]{4})?", re.IGNORECASE | re.MULTILINE)
# Markdown takes these out, or makes spaces of them, before it looks for fields.
_UNCERTAIN: Final = re.compile("[\t\x02\x03]")


def decoded(data: bytes) -> str:
    """The text of a source, as Pelican opens it. Raises UnicodeDecodeError."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def head_digest(data: bytes) -> bytes:
    """Digest of the front matter of the source *data*, and of what is in it besides a title.

    Nothing where its end is uncertain.
    """
    try:
        head = end_of_head(decoded(data))
    except UnicodeDecodeError:
        return b""
    if head is None:
        return b""
    rest = _TITLE.sub("\0", head) if _the_title(head) else head
    return digest(head.encode()) + digest(rest.encode())


def differs_in_title(one: bytes, other: bytes) -> bool:
    """Whether two digests of front matter are of what is the same but for the title."""
    return one != other and one[SIZE:] == other[SIZE:] != b""


def title_of(head: str) -> str:
    """The title in the front matter *head*; nothing unless one line of it gives the only one."""
    found = _the_title(head)
    return found[1].strip() if found else ""


def _the_title(head: str) -> re.Match[str] | None:
    found = list(_TITLE.finditer(head))
    return found[0] if len(found) == 1 and not found[0][2] else None


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
