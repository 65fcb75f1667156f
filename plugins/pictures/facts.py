"""What is to be known of a picture before anything is made of it, read from its file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

import imagesize  # type: ignore[import-untyped]  # the library has no types
from PIL import Image

from pictures.place import names_place

Size = tuple[int, int]  # width and height in CSS pixels

FORMATS: Final = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
    ".avif": "AVIF",
}
"""By suffix, what other pictures are made of."""
DRAWING_COLOURS: Final = 4096  # a PNG with no more is a drawing, whose edges stay sharp
_VIEW_BOX: Final = re.compile(r"""<svg\b[^>]*\sviewBox=["']([^"']+)["']""")
_ORIENTATION: Final = 0x0112  # the tag of EXIF 2.32, section 4.6.4
_QUARTER_TURNS: Final = range(5, 9)
# What describes the pixels and nobody: any other key of Pillow's may tell of a place or a person.
_HARMLESS: Final = frozenset(
    {"aspect", "background", "chromaticity", "dpi", "gamma", "interlace", "jfif", "jfif_density"}
    | {"jfif_unit", "jfif_version", "loop", "progression", "progressive", "srgb", "timestamp"}
    | {"transparency"}
)


class PictureError(ValueError):
    """A file that no picture can be made of; the text says what is wrong."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one file: *digest* of its bytes; *width* and *height* as it is seen, once it is turned.

    *format* is Pillow's name, empty for what is published as it is. *drawing*: few colours, in a
    format without loss. *bare*: upright, and without any data about it. *place*: the file names the
    place where it was taken.
    """

    digest: str
    width: int
    height: int
    format: str = ""
    drawing: bool = False
    bare: bool = True
    place: bool = False


def read_size(path: Path) -> Size | None:
    """The size of the picture in *path*, none if it is missing or of an unknown kind."""
    try:
        width, height = imagesize.get(path)
        if width <= 0 or height <= 0:
            width, height = _drawing_size(path)
    except (OSError, ValueError):
        return None
    return (round(width), round(height)) if width > 0 and height > 0 else None


def read_facts(path: Path, megapixels: int) -> Facts | None:
    """The facts of *path*; none if it has no size. Raises PictureError, OSError."""
    digest = blake2b(path.read_bytes(), digest_size=16).hexdigest()
    size = read_size(path)
    wanted = FORMATS.get(path.suffix.lower(), "")
    if not wanted:
        if path.suffix.lower() == ".gif":
            _decoded(path, digest, "GIF")  # published as it is, if it stands still
        return Facts(digest, *size) if size else None
    if size and size[0] * size[1] > megapixels * 1_000_000:
        found = f"{size[0]:,} × {size[1]:,} pixels"
        raise PictureError(f"{found}: want at most {megapixels} megapixels; make it smaller")
    return _decoded(path, digest, wanted)


def _decoded(path: Path, digest: str, wanted: str) -> Facts:
    try:
        Image.init()  # loads every decoder, of which only that of the suffix may try
        with Image.open(path, formats=(wanted,)) as image:
            if getattr(image, "n_frames", 1) > 1 and image.format != "MPO":
                raise PictureError("it moves: want a still picture; save one frame of it")
            turned = image.getexif().get(_ORIENTATION, 1)
            width, height = image.size
            if turned in _QUARTER_TURNS:
                width, height = height, width
            drawing = wanted == "PNG" and _is_drawing(image)
            bare, place = turned == 1 and _is_bare(image), names_place(image)
            return Facts(digest, width, height, wanted, drawing, bare, place)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, PictureError):
            raise
        raise PictureError(f"want a whole {wanted}; save it again") from error


def _is_drawing(image: Image.Image) -> bool:
    """Whether *image* has few colours; those of 16 bits are not counted, as scanners make them."""
    return not image.mode.startswith(("I", "F")) and image.getcolors(DRAWING_COLOURS) is not None


def _is_bare(image: Image.Image) -> bool:
    segments = {name for name, _ in getattr(image, "applist", ())}
    return image.format != "MPO" and segments <= {"APP0"} and set(image.info) <= _HARMLESS


def _drawing_size(path: Path) -> tuple[float, float]:
    """The size of the view box, for an SVG that has no other. Raises ValueError."""
    match = _VIEW_BOX.search(path.read_text(encoding="utf-8"))
    if match is None:
        return 0, 0
    _, _, width, height = map(float, match[1].replace(",", " ").split())
    return width, height
