"""The type of an old address: a path with letters of any script, as typed or as browsers copy it.

`/café/` and `/caf%C3%A9/` are one address. A server decodes what a browser asks for, and looks for
a file of that name: so the value has the letters, in Unicode's form NFC.
"""

from __future__ import annotations

import re
from unicodedata import normalize
from urllib.parse import unquote

from front_matter.field_type import FieldType, Refuse, plain
from front_matter.node import Node
from report.source_text import UNSUITABLE

_LONGEST = 200
_LONGEST_TYPED = 12 * _LONGEST  # a letter is up to four bytes, and browsers copy each as %F0
_LONGEST_NAME = 255  # bytes of a name, in the file systems of Linux, macOS and Windows
_NO_SIGN = (
    r"\x00-\x1f\x7f-\x9f\s/\\?#<>\"*|:%\[\]{}^`"  # no address, or no file of Windows, has them
)
_PART = rf"(?![. ])(?:[^{_NO_SIGN}]| |%[0-9A-Fa-f]{{2}})+"
_FORM = rf"/(?:{_PART}/)*(?:{_PART})?"
_DECODED = re.compile(rf"(?![. ])(?:[^{_NO_SIGN}]| )*[^{_NO_SIGN}]")
_WRONG = re.compile(rf"(?! )[{_NO_SIGN}]")
_WANTED = "want an old path as /old/place/"


def old_path() -> FieldType:
    """The path of a page, from its first slash; the value is decoded."""

    def read(node: Node, refuse: Refuse) -> str | None:
        value = plain(node, refuse, _WANTED)
        if value is None:
            return None
        path = decoded(value)
        if path is None:
            refuse(node.line, value, _WANTED, _remedy(value))
        return path

    schema = {"type": "string", "pattern": f"^(?:{_FORM})$", "maxLength": _LONGEST_TYPED}
    return FieldType("path", schema, read)


def decoded(typed: str) -> str | None:
    """The path *typed* with its letters, or None if no page can stand there."""
    if not re.fullmatch(_FORM, typed) or len(typed) > _LONGEST_TYPED:
        return None
    try:
        parts = [normalize("NFC", unquote(part, errors="strict")) for part in typed.split("/")[1:]]
    except UnicodeDecodeError:
        return None
    named = parts if parts[-1] else parts[:-1]
    path = "/" + "/".join(parts)
    fits = all(_DECODED.fullmatch(each) and _is_name(each) for each in named)
    return path if fits and len(path) <= _LONGEST and not UNSUITABLE.search(path) else None


def _is_name(part: str) -> bool:
    return len(part.encode()) <= _LONGEST_NAME


def _remedy(typed: str) -> str:
    if not typed.startswith("/") or typed.startswith("//") or re.search(r"[?#]|://", typed):
        return "write it from its first slash, without host, query or #"
    if re.search(r"//|/\.", unquote(typed)):
        return "leave out empty parts, and parts that begin with a dot"
    return f"have your host lead it to the text: {_why_no_file(typed)}"


def _why_no_file(typed: str) -> str:
    wrong = _WRONG.search(unquote(typed.replace("/", "")))
    if wrong and wrong[0].isprintable():
        return f"no file has {wrong[0]} in its name"
    if len(normalize("NFC", unquote(typed))) > _LONGEST:
        return f"it has more than {_LONGEST} characters"
    return "no file has this name"
