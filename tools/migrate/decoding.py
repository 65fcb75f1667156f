"""Bytes of any encoding that sites have been written in become text."""

from __future__ import annotations

import codecs
import re

from report.source_text import UNSUITABLE

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,80}encoding=["']([\w.-]+)["']""")
_SPACES = re.compile("[\x0b\x0c\u2028\u2029]")


def decode(raw: bytes) -> tuple[str, str]:
    """The text of *raw* with `\\n` line ends, and the name of its encoding if that is not UTF-8.

    A mark at the start decides, then UTF-8 if it is valid, then what XML declares; what is left is
    Windows-1252, which any byte can be.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            text = raw[len(mark) :].decode(_exact(name, mark), "replace")
            return _clean(text), _unless_utf8(name)
    try:
        return _clean(raw.decode("utf-8")), ""
    except UnicodeDecodeError:
        declared = _DECLARED.match(raw)
        name = declared[1].decode("ascii").lower() if declared else "windows-1252"
    try:
        return _clean(raw.decode(name)), name
    except (UnicodeDecodeError, LookupError):
        return _clean(raw.decode("cp1252", "replace")), "windows-1252"


def _exact(name: str, mark: bytes) -> str:
    """The codec for bytes without their *mark*."""
    if name == "utf-8":
        return name
    return f"{name}-{'le' if mark[0] == 0xFF else 'be'}"


def _unless_utf8(name: str) -> str:
    return "" if name == "utf-8" else name


def _clean(text: str) -> str:
    """*text* without the characters that no output format can carry."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return UNSUITABLE.sub("", _SPACES.sub(" ", text))
