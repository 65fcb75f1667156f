"""Sizes of pictures, read from their files."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from pictures.facts import read_size

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}></svg>'
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">IIBBBBB", 30, 20, 8, 2, 0, 0, 0)
WEBP = (
    b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0"
    + struct.pack("<I", 39)[:3]
    + struct.pack("<I", 9)[:3]
)
JPEG = b"\xff\xd8\xff\xc0\0\x11\x08" + struct.pack(">HH", 7, 9) + b"\x03" + b"\0" * 9


@pytest.mark.parametrize(
    ("name", "content", "size"),
    [
        ("a.svg", SVG.format('width="64" height="32"').encode(), (64, 32)),
        ("a.svg", SVG.format('viewBox="0 0 640 400"').encode(), (640, 400)),
        ("a.png", PNG + struct.pack(">I", zlib.crc32(PNG[12:])), (30, 20)),
        ("a.webp", WEBP, (40, 10)),
        ("a.jpg", JPEG, (9, 7)),
        ("a.svg", b"<svg", None),
        ("a.png", b"", None),
    ],
)
def test_the_size_is_that_of_the_file(
    tmp_path: Path, name: str, content: bytes, size: tuple[int, int] | None
) -> None:
    (tmp_path / name).write_bytes(content)
    assert read_size(tmp_path / name) == size


def test_a_missing_file_has_no_size(tmp_path: Path) -> None:
    assert read_size(tmp_path / "no.svg") is None
