"""Decodes sources: UTF-8, without characters that output formats cannot carry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from report.diagnostic import Diagnostic, wrong_value

LIMIT = 1 << 20  # bytes; Python-Markdown is quadratic on some inputs, so a file has an end
UNSUITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # XML 1.0 forbids the first, nobody sees the second
    "\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069"  # turn or break what is shown
    "\ufdd0-\ufdef\ufeff\ufffe\uffff]"  # noncharacters; a byte order mark inside text
)
# Accents that follow their letter, and the parts of Korean syllables; other signs stay as typed.
_MARK = "[\u0300-\u036f\u1dc0-\u1dff\u3099\u309a]"
_COMBINED = re.compile(rf"\w{_MARK}+|[\u1100-\u11ff]+")
_MAY_BE_COMBINED = re.compile(rf"{_MARK}|[\u1100-\u11ff]")
_BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CONFLICT = re.compile(r"^(<{7}|>{7}|\|{7})(?= |$)", re.MULTILINE)
_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def read(raw: bytes) -> tuple[str | None, list[Diagnostic]]:
    """The text of a source, or `None`, and what is wrong with it.

    Its line ends are `\\n`, and letters with accents are in Unicode's form NFC: what looks the same
    is the same, whatever system it was typed on.
    """
    encoding = _foreign_encoding(raw)
    if encoding:
        return None, [encoding]
    if len(raw) > LIMIT:
        return None, [_too_long(raw)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(raw, error)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = composed(text)
    return text, [*unsuitable(text, 1), *_conflicts(text)]


def composed(text: str) -> str:
    """*text* with letters and their accents in Unicode's form NFC."""
    if text.isascii() or not _MAY_BE_COMBINED.search(text):
        return text
    return _COMBINED.sub(lambda match: normalize("NFC", match[0]), text)


def _foreign_encoding(raw: bytes) -> Diagnostic | None:
    for mark, name in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return wrong_value(1, "encoding", name, "want UTF-8", "save the file as UTF-8")
    if b"\x00" not in raw:
        return None
    head = raw[:512]
    if head.count(0) * 3 >= len(head):
        return wrong_value(1, "encoding", "UTF-16", "want UTF-8", "save the file as UTF-8")
    line = raw.count(b"\n", 0, raw.index(b"\x00")) + 1
    return wrong_value(line, "encoding", "NUL", "want text without NUL bytes", "delete the byte")


def _too_long(raw: bytes) -> Diagnostic:
    return wrong_value(1, "size", f"{len(raw):,} bytes", "want at most 1 MiB", "split the text")


def _not_utf8(raw: bytes, error: UnicodeDecodeError) -> Diagnostic:
    line = len(re.findall(rb"\r\n|\r|\n", raw[: error.start])) + 1
    byte = raw[error.start]
    guess = "Windows-1252" if 0x80 <= byte <= 0x9F else "Latin-1"
    typed = f"byte 0x{byte:02X}, {guess} by the look of it"
    return wrong_value(line, "encoding", typed, "want UTF-8", "save the file as UTF-8")


def unsuitable(text: str, line: int) -> Iterator[Diagnostic]:
    """Characters in *text* that cannot be published; *line* is that of its first character."""
    for match in UNSUITABLE.finditer(text):
        char = match[0]
        why = "turns the direction of text" if char in _BIDI else "cannot be published"
        remedy = "write a space or a line end for it" if char.isspace() else "delete it"
        here = line + text.count("\n", 0, match.start())
        yield wrong_value(
            here, "character", f"U+{ord(char):04X}", f"want no character that {why}", remedy
        )


def _conflicts(text: str) -> Iterator[Diagnostic]:
    for match in _CONFLICT.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield wrong_value(
            line, "conflict", match[0], "want no mark of a git conflict", "resolve it"
        )


def is_escaped(text: str, at: int) -> bool:
    """Whether a backslash before it keeps the sign of Markdown at *at*; two are a backslash."""
    before = text[max(0, at - 100) : at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1
