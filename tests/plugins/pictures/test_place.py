"""The place where a photo was taken: whether a file names it, and files without it."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from pictures.place import names_place, without_place
from tests.plugins.pictures.photos import NAME, PLACE, corner, saved

XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="51,30.0N" '
    b'exif:GPSLongitude="0,7.0W" dc:title="Ward"/><exif:GPSAltitude>7/1</exif:GPSAltitude>'
    b"</x:xmpmeta>"
)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_the_place_goes_and_all_else_stays(kind: str) -> None:
    data = saved(corner(40, 30), kind, orientation=6)
    assert names_place(opened(data))
    made = without_place(data)
    assert len(made) == len(data)
    assert not names_place(opened(made))
    assert PLACE not in made.replace(b"\0\0\0", b"\0")
    after = opened(made)
    assert after.tobytes() == opened(data).tobytes()
    assert (after.getexif()[0x010F], after.getexif()[0x0112]) == (NAME, 6)


def test_numbers_of_the_place_are_not_in_the_file_any_more() -> None:
    data = saved(corner(40, 30), orientation=1)
    numbers = b"\0\0\0\x33\0\0\0\x01\0\0\0\x1e\0\0\0\x01"  # 51/1 30/1, as Pillow writes them
    either = (numbers, b"\x33\0\0\0\x01\0\0\0\x1e\0\0\0\x01\0\0\0")
    assert any(each in data for each in either)
    made = without_place(data)
    assert not any(each in made for each in either)


def test_properties_of_xmp_are_blank_and_others_stay() -> None:
    data = saved(corner(40, 30), xmp=XMP)
    assert names_place(opened(data))
    made = without_place(data)
    assert not names_place(opened(made))
    assert b"51,30" not in made
    assert b"0,7.0W" not in made
    assert b"7/1" not in made
    assert b'dc:title="Ward"' in made


def test_a_file_without_a_place_is_left() -> None:
    data = saved(corner(40, 30))
    assert not names_place(opened(data))
    assert without_place(data) == data


def test_a_place_that_cannot_be_written_over_is_refused() -> None:
    """Compressed as a PNG may have it, XMP is no run of bytes in the file."""
    picture, text = BytesIO(), PngInfo()
    text.add_itxt("XML:com.adobe.xmp", XMP.decode(), zip=True)
    corner(40, 30).save(picture, "PNG", pnginfo=text)
    assert names_place(opened(picture.getvalue()))
    with pytest.raises(ValueError, match="save the picture again without it"):
        without_place(picture.getvalue())
