"""Which pictures are made of one: pure, so that their names are known before they exist."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from functools import cache
from hashlib import blake2b
from typing import Final

import PIL
from PIL import features

from pictures.facts import Facts
from pictures.options import Options

SUFFIXES: Final = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}
# From what nobody tells from the original to what still shows it: the first that fits is taken.
QUALITIES: Final[dict[str, tuple[int, ...]]] = {
    "AVIF": (55, 46, 38, 30, 22, 15),
    "WEBP": (78, 66, 54, 42, 30),
    "JPEG": (80, 70, 60, 50, 40, 30),
}
SOCIAL: Final = (1200, 630)  # the shape of the cards of Facebook, LinkedIn, X and Mastodon
_LISTED: Final = (240, 160)  # twice the 120 × 80 that a list shows, for screens with fine pixels
_VERSION: Final = 1  # of this module and `encoding`: a change makes every picture anew


@dataclass(frozen=True, slots=True)
class Recipe:
    """A picture of *width* × *height* pixels in *format*, of at most *limit* bytes, 0 for any.

    *needed*: the lowest quality is taken, whatever it weighs, if none fits. *lossless* keeps each
    pixel; *cut* fills the shape and loses what is outside of it.
    """

    format: str
    width: int
    height: int
    limit: int = 0
    needed: bool = False
    lossless: bool = False
    cut: bool = False

    def name(self, digest: str) -> str:
        """The file name of what becomes of the source with *digest*, in a cache and on the site."""
        text = repr((digest, astuple(self), QUALITIES.get(self.format), _encoders(), _VERSION))
        made = blake2b(text.encode(), digest_size=8).hexdigest()
        return f"{made}-{self.width}{SUFFIXES[self.format]}"


@cache
def _encoders() -> tuple[str | None, ...]:
    """Versions of all that decides the bytes of a picture."""
    codecs = ("avif", "webp", "libjpeg_turbo", "zlib", "littlecms2")
    return (PIL.__version__, *(features.version(name) for name in codecs))


def own_address(facts: Facts, options: Options) -> Recipe | None:
    """What stands at the address of the source; none if that is the source itself."""
    longer = max(facts.width, facts.height)
    if facts.bare and longer <= options.largest:
        return None
    scale = min(1.0, options.largest / longer)
    width, height = max(1, round(facts.width * scale)), max(1, round(facts.height * scale))
    return Recipe(facts.format, width, height, lossless=facts.format == "PNG")


def in_text(facts: Facts, options: Options) -> list[list[Recipe]]:
    """The pictures for readers, narrow ones first: in a modern format, and in that of the source.

    A source in AVIF needs no other format.
    """
    widths = [width for width in options.widths if width < facts.width]
    nearest = min((width for width in options.widths if width >= facts.width), default=0)
    if nearest or not widths:
        widths.append(facts.width)
    modern = "WEBP" if facts.drawing else "AVIF"
    kinds = dict.fromkeys((modern, facts.format))
    return [[_scaled(facts, kind, width, widths[0], options) for width in widths] for kind in kinds]


def _scaled(facts: Facts, kind: str, width: int, narrowest: int, options: Options) -> Recipe:
    height = max(1, round(facts.height * width / facts.width))
    lossless = kind == "PNG" or (kind == "WEBP" and facts.drawing)
    limit = 0 if lossless else options.bytes
    return Recipe(kind, width, height, limit, width == narrowest, lossless)


def social() -> Recipe:
    """The picture that others show beside a link to a page."""
    return Recipe("JPEG", *SOCIAL, limit=200_000, needed=True, cut=True)


def listed() -> Recipe:
    """The picture beside an article in a list."""
    return Recipe("WEBP", *_LISTED, limit=12_000, needed=True, cut=True)
