"""Where the front matter of a Markdown source ends, as Python-Markdown's `meta` decides it."""

from __future__ import annotations

import re
from typing import Final

from incremental.blake import SIZE, digest

_BEGIN: Final = re.compile(r"-{3}(?:\s.*)?")
_END: Final = re.compile(r"(?:-{3}|\.{3})(?:\s.*)?")
_FIELD: Final = re.compile(r"[ ]{0,3}[A-Za-z0-9_-]+:")
_MORE: Final = re.compile(r"[ ]{4,}")
# A field of a head, and the lines that go on with it.
_WHOLE_FIELD: Final = re.compile(
    r"^[ ]{0,3}([A-Za-z0-9_-]+):(.*(?:\n[ ]{4,}(?=.*\S).*)*)", re.MULTILINE
)
# Markdown takes these out, or makes spaces of them, before it looks for fields.
_UNCERTAIN: Final = re.compile("[\t\x02\x03]")


def decoded(data: bytes) -> str:
    """The text of a source, as Pelican opens it. Raises UnicodeDecodeError."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def head_digest(data: bytes) -> bytes:
    """Digests of the front matter of the source *data*: whole, without values, and of each value.

    Nothing where its end is uncertain.
    """
    try:
        head = end_of_head(decoded(data))
    except UnicodeDecodeError:
        return b""
    if head is None:
        return b""
    values = [value for _, value in _fields(head)]
    without = _WHOLE_FIELD.sub(lambda field: f"{field[1].lower()}\0", head)
    return b"".join(digest(part.encode()) for part in (head, without, *values))


def changed_fields(before: bytes, data: bytes) -> set[str] | None:
    """The fields of the source *data* that had other values when its head had the digests *before*.

    None if more differs than values.
    """
    one, other = _parts(before), _parts(head_digest(data))
    if not other or one[:1] != other[:1]:
        return None
    values = zip(_fields_of(data), one[1:], other[1:], strict=True)
    return {name for (name, _), old, new in values if old != new}


def _parts(head: bytes) -> list[bytes]:
    """All digests but the first, which is of the whole."""
    return [head[at : at + SIZE] for at in range(SIZE, len(head), SIZE)]


def value_of(data: bytes, field: str) -> str:
    """The value of *field* in the source *data*; nothing if it has two, or one of two lines."""
    values = [value for name, value in _fields_of(data) if name == field]
    return values[0].strip() if len(values) == 1 and "\n" not in values[0] else ""


def _fields_of(data: bytes) -> list[tuple[str, str]]:
    """The names of the fields in the front matter of *data*, in small letters, and what stands
    behind the colon of each."""
    return _fields(end_of_head(decoded(data)) or "")


def _fields(head: str) -> list[tuple[str, str]]:
    return [(name.lower(), value) for name, value in _WHOLE_FIELD.findall(head)]


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
