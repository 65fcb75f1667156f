"""Pictures made for tests: gradients with noise, as hard to encode as a photo, and camera data."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms, ImageDraw

PLACE = b"N\x0051;30;0"  # would be found in a file that has kept its GPS block
NAME = "Camera of A. Person"


def photo(width: int, height: int) -> Image.Image:
    """Soft shapes with the grain of a sensor."""
    soft = Image.effect_noise((max(1, width // 8), max(1, height // 8)), 60).resize((width, height))
    grain = Image.effect_noise((width, height), 18)
    slope = Image.linear_gradient("L").resize((width, height))
    round_ = Image.radial_gradient("L").resize((width, height))
    bands = (
        Image.blend(slope, soft, 0.4),
        Image.blend(round_, grain, 0.3),
        Image.blend(soft, grain, 0.3),
    )
    return Image.merge("RGB", bands)


def corner(width: int, height: int, colour: str = "red") -> Image.Image:
    """White, with a square in *colour* at the top left, which tells how it is turned."""
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((0, 0, width // 4, height // 4), fill=colour)
    return image


def exif(orientation: int = 1) -> bytes:
    """A block as cameras write it: orientation, maker, and a place."""
    block = Image.Exif()
    block[0x0112] = orientation
    block[0x010F] = NAME
    gps = block.get_ifd(0x8825)
    gps.update({1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)})
    block[0x8825] = gps
    return block.tobytes()


def saved(image: Image.Image, kind: str = "JPEG", orientation: int = 0, **how: object) -> bytes:
    """The bytes of a file; with an *orientation*, also with a camera's block."""
    out = BytesIO()
    given = {"exif": exif(orientation)} if orientation else {}
    image.save(out, kind, **{**given, **how})
    return out.getvalue()


def profile() -> bytes:
    """A colour profile with a text in it."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
