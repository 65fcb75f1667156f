"""Checks that the first bytes of a file, which browsers trust, agree with its suffix."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from report.diagnostic import Diagnostic, wrong_value
from report.plain_name import plain_path

HEAD = 1024  # bytes that tell the kind, and whether a GIF moves: its palette takes up to 768
_POINTER = b"version https://git-lfs.github.com/spec/"
# Signatures from https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern
_SIGNATURES = {
    "PNG": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "JPEG": re.compile(rb"\xff\xd8\xff"),
    "GIF": re.compile(rb"GIF8[79]a"),
    "WebP": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "AVIF": re.compile(rb"....ftyp(?:avi[fs]|mif1|msf1)", re.DOTALL),
    "icon": re.compile(rb"\x00\x00\x01\x00"),
    "PDF": re.compile(rb"%PDF-"),
    "SVG": re.compile(
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>]*>|\s)*<svg", re.DOTALL
    ),
    "HTML": re.compile(rb"\s*<(?:!doctype )?html", re.IGNORECASE),
}
_KINDS = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".gif": "GIF",
    ".webp": "WebP",
    ".avif": "AVIF",
    ".ico": "icon",
    ".pdf": "PDF",
    ".svg": "SVG",
}
_SUFFIXES = {kind: suffix for suffix, kind in _KINDS.items() if suffix != ".jpeg"}
_FRAMES = ((b"GIF8", b"NETSCAPE2.0"), (b"\x89PNG", b"acTL"), (b"\0\0\0", b"ftypavis"))


def diagnostics(name: str, head: bytes) -> Iterator[Diagnostic]:
    """The file *name*, which begins with *head*, is a pointer or another kind of file."""
    if head.startswith(_POINTER):
        wanted, remedy = "want the file itself", "run git lfs pull, and git lfs checkout"
        yield wrong_value(1, "file", "a pointer of Git LFS", wanted, remedy)
        return
    path = PurePosixPath(name)
    wanted = _KINDS.get(path.suffix.lower(), "")
    if wanted and is_other_kind(name, head):
        found = _kind(head)
        suffix = _SUFFIXES.get(found)
        rename = f", or rename it to {renamed(name, suffix)}" if suffix else ""
        typed = f"{found or 'bytes of no picture'} in a file named {path.suffix}"
        yield wrong_value(1, "file", typed, f"want {wanted}", f"save it as {wanted}{rename}")
    elif wanted and _moves(head):
        wanted = "want a picture that stands still: readers could not stop it"
        yield wrong_value(
            1, "file", "a picture that moves", wanted, "save one of its frames as PNG"
        )


def is_other_kind(name: str, head: bytes) -> bool:
    """Whether the file *name*, which begins with *head*, is no picture of the kind it is named."""
    wanted = _KINDS.get(PurePosixPath(name).suffix.lower())
    if wanted is None or _SIGNATURES[wanted].match(head):
        return False
    return wanted != "SVG" or bool(_kind(head))  # `<svg` may stand after a long comment


def suffix_of(head: bytes) -> str:
    """The suffix for a file that begins with *head*, or "" if it is none of these kinds."""
    return _SUFFIXES.get(_kind(head), "")


def renamed(name: str, suffix: str) -> str:
    """*name* with *suffix*: a picture's in plain letters, so that no field wants another again."""
    better = plain_path(name, suffix) if suffix in _KINDS else ""
    return better or str(PurePosixPath(name).with_suffix(suffix))


def _kind(head: bytes) -> str:
    return next((kind for kind, sign in _SIGNATURES.items() if sign.match(head)), "")


def _moves(head: bytes) -> bool:
    """Whether the picture has frames (WCAG 2.2, criterion 2.2.2)."""
    if head[12:16] == b"VP8X":
        return bool(head[20] & 2) if len(head) > 20 else False
    return any(head.startswith(start) and sign in head for start, sign in _FRAMES)
