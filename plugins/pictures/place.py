"""The place where a photo was taken, as cameras write it into the file, and how to take it out.

EXIF 2.32 (CIPA DC-008), section 4.6.6, keeps it in a directory of its own, which the tag 0x8825 of
the first one points to; XMP repeats it in properties named `exif:GPS…`.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from PIL import Image

_POINTER: Final = 0x8825
_COORDINATES: Final = frozenset({2, 4})  # latitude, longitude
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_XMP: Final = re.compile(rb"(<exif:(GPS\w+)>)[^<]*(?=</exif:\2>)|(\bexif:GPS\w+=[\"'])[^\"'<>]*")
_IN_XMP: Final = re.compile(rb"exif:GPSL\w+(?:=[\"']|>)[^\"'<]*[^\s\"'<]")
_PNG: Final = b"\x89PNG\r\n\x1a\n"


def names_place(image: Image.Image) -> bool:
    """Whether the file of *image* names the place where it was taken, in EXIF or XMP."""
    recorded = image.getexif().get_ifd(_POINTER).keys() & _COORDINATES
    xmp = image.info.get("xmp", b"")
    return bool(recorded or _IN_XMP.search(xmp if isinstance(xmp, bytes) else str(xmp).encode()))


def without_place(data: bytes) -> bytes:
    """The file *data* without the place; all else, the pixels too, is as it was.

    Raises ValueError if that cannot be done by writing over the place alone.
    """
    made = bytearray(data)
    for start in _headers(data):
        _blank_directory(made, start)
    for match in _XMP.finditer(data):
        begin = match.end(1) if match[1] else match.end(3)
        made[begin : match.end()] = b" " * (match.end() - begin)
    if data.startswith(_PNG):
        _sum_again(made)
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(made)) as after:
        if names_place(after) or before.tobytes() != after.tobytes():
            raise ValueError("the place cannot be taken out; save the picture again without it")
    return bytes(made)


def _headers(data: bytes) -> Iterator[int]:
    """Where each block of EXIF begins: at the head of its TIFF structure."""
    with Image.open(BytesIO(data)) as image:
        exif = image.info.get("exif", b"").removeprefix(b"Exif\0\0")
    if exif and (start := data.find(exif)) >= 0:
        yield start
    for match in re.finditer(rb"Exif\0\0(?=II\*\0|MM\0\*)", data):
        yield match.end()


def _blank_directory(data: bytearray, start: int) -> None:
    """Write zeros over the directory of the place in the EXIF that begins at *start*."""
    order = "<" if data[start : start + 2] == b"II" else ">"

    def number(kind: str, at: int) -> int:
        return int(struct.unpack_from(order + kind, data, start + at)[0])

    try:
        first = number("I", 4)
        for entry in range(first + 2, first + 2 + 12 * number("H", first), 12):
            if number("H", entry) == _POINTER:
                _blank_entries(data, start, number("I", entry + 8), order)
    except struct.error:  # it is cut off: `without_place` sees whether the place is gone
        return


def _blank_entries(data: bytearray, start: int, directory: int, order: str) -> None:
    count = int(struct.unpack_from(f"{order}H", data, start + directory)[0])
    for entry in range(directory + 2, directory + 2 + 12 * count, 12):
        _, kind, number, value = struct.unpack_from(f"{order}HHII", data, start + entry)
        size = _SIZES.get(kind, 1) * number
        if size > 4:
            _blank(data, start + value, size)
    _blank(data, start + directory, 2 + 12 * count)


def _blank(data: bytearray, start: int, size: int) -> None:
    end = min(start + size, len(data))
    data[start:end] = bytes(max(0, end - start))


def _sum_again(data: bytearray) -> None:
    """Give each chunk of a PNG the checksum of what it holds now (PNG, section 5.3)."""
    at = len(_PNG)
    while at + 12 <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4])
        data[end : end + 4] = zlib.crc32(data[at + 4 : end]).to_bytes(4)
        at = end + 4
