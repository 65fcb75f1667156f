"""A file is what its bytes say."""

# ruff: noqa: E501 - a line of the report is never folded, here neither
from __future__ import annotations

import pytest

from source_tree.pictures import diagnostics

PNG, JPEG, WEBP = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"RIFF\x10\0\0\0WEBPVP8 "
POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n"
MOVING = "a picture that moves: want a picture that stands still: readers could not stop it; save one of its frames as PNG"


def reported(name: str, head: bytes) -> list[str]:
    return [f"{each.problem}; {each.remedy}" for each in diagnostics(name, head)]


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.png", PNG),
        ("a.jpg", JPEG),
        ("a.jpeg", JPEG),
        ("a.webp", WEBP),
        ("a.avif", b"\0\0\0\x20ftypavif"),
        ("a.gif", b"GIF89a"),
        ("a.svg", b"<svg>"),
        ("a.svg", b"<!-- " + b"words " * 200),
        ("a.webp", b"RIFF\x10\0\0\0WEBPVP8X\x0a\0\0\0\x10"),
        ("a.csv", b"1,2"),
    ],
)
def test_a_file_may_be_what_its_suffix_says(name: str, head: bytes) -> None:
    assert reported(name, head) == []


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.png", JPEG, "JPEG in a file named .png: want PNG; save it as PNG, or rename it to a.jpg"),
        ("a.jpg", WEBP, "WebP in a file named .jpg: want JPEG; save it as JPEG, or rename it to a.webp"),
        ("a.webp", b"<html>", "HTML in a file named .webp: want WebP; save it as WebP"),
        ("a.gif", b"x", "bytes of no picture in a file named .gif: want GIF; save it as GIF"),
        ("a.svg", PNG, "PNG in a file named .svg: want SVG; save it as SVG, or rename it to a.png"),
        ("a.gif", b"GIF89a\x01\0\x01\0\0\0\0!\xff\x0bNETSCAPE2.0", MOVING),
        ("a.png", PNG + b"\0\0\0\rIHDR" + b"\0" * 17 + b"\0\0\0\x08acTL", MOVING),
        ("a.webp", b"RIFF\x10\0\0\0WEBPVP8X\x0a\0\0\0\x02", MOVING),
        ("a.avif", b"\0\0\0\x20ftypavis", MOVING),
        ("a.png", POINTER, "a pointer of Git LFS: want the file itself; run git lfs pull, and git lfs checkout"),
        ("a.md", POINTER, "a pointer of Git LFS: want the file itself; run git lfs pull, and git lfs checkout"),
    ],
)  # fmt: skip
def test_another_kind_of_file_is_refused_by_name(name: str, head: bytes, expected: str) -> None:
    assert reported(name, head) == [expected]
