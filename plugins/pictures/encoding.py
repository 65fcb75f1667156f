"""Pictures made by Pillow: turned as the camera was held, in sRGB, and nothing but pixels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageCms, ImageOps

from pictures.recipe import QUALITIES, Recipe

_AVIF: Final = {"speed": 7, "max_threads": 1, "autotiling": False}  # the same on any machine


def read_picture(path: Path) -> Image.Image:
    """The pixels of *path*, upright, as `L`, `RGB` or `RGBA`. Raises OSError, ValueError."""
    with Image.open(path) as image:
        image.load()
        turned = ImageOps.exif_transpose(image)
        return _plain(turned)


def make(image: Image.Image, recipes: Iterable[Recipe]) -> Iterator[tuple[Recipe, bytes]]:
    """Each of *recipes* made of *image*; empty if even the lowest quality is over its limit."""
    for recipe in recipes:
        yield recipe, encoded(_sized(image, recipe), recipe)


def encoded(image: Image.Image, recipe: Recipe) -> bytes:
    """*image*, of the wanted size, in the best quality that fits; empty if none does."""
    if recipe.lossless:
        return _saved(image, recipe.format, lossless=True)
    best, *lower = QUALITIES[recipe.format]
    raw = _saved(image, recipe.format, quality=best)
    if not recipe.limit or len(raw) <= recipe.limit:
        return raw
    return _best_that_fits(image, recipe, lower)


def _best_that_fits(image: Image.Image, recipe: Recipe, qualities: list[int]) -> bytes:
    """By bisection: *qualities* fall, and so do the bytes."""
    found, low, high = b"", 0, len(qualities)
    while low < high:
        middle = (low + high) // 2
        raw = _saved(image, recipe.format, quality=qualities[middle])
        if len(raw) <= recipe.limit:
            found, high = raw, middle
        else:
            low = middle + 1
    return found or (raw if recipe.needed else b"")


def _sized(image: Image.Image, recipe: Recipe) -> Image.Image:
    size = (recipe.width, recipe.height)
    if recipe.cut:
        return ImageOps.fit(image, size, Image.Resampling.LANCZOS)
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _saved(image: Image.Image, kind: str, **how: Any) -> bytes:
    if kind == "JPEG":
        image = _on_white(image)
        how = {**how, "optimize": True, "progressive": True}
    elif kind == "AVIF":
        how = {**how, **_AVIF}
    elif kind == "PNG":
        how = {"optimize": True}
    elif kind == "WEBP":
        how = {**how, "method": 4}
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def _plain(image: Image.Image) -> Image.Image:
    """*image* in sRGB and eight bits, with nothing of what its file said besides."""
    profile = image.info.get("icc_profile")
    has_alpha = image.has_transparency_data
    if image.mode.startswith(("I", "F")):  # 16 bits, or more, for each pixel
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    alpha = image.convert("RGBA").getchannel("A") if has_alpha else None
    if image.mode == "P" and has_alpha:
        image = image.convert("RGBA")  # Pillow warns of any other way to leave the palette
    image = _in_srgb(image, profile)
    if alpha is not None:
        image.putalpha(alpha)
    image.info = {}
    return image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile and image.mode in {"RGB", "CMYK"}:
        try:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            wanted = ImageCms.createProfile("sRGB")
            made = ImageCms.profileToProfile(image, given, wanted, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            made = None  # a broken profile says nothing
        if made is not None:
            return made
    return image.copy() if image.mode in {"L", "RGB"} else image.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    page = Image.new("RGB", image.size, "white")
    page.paste(image, mask=image.getchannel("A"))
    return page
