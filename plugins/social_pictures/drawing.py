"""Draws the picture of a title with Pillow; the same title gives the same bytes."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import cache
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Final

import PIL
from PIL import Image, ImageDraw, ImageFont, features

from social_pictures.layout import HEIGHT, LEADING, Layout, fit
from social_pictures.options import Options

SIZE: Final = (1200, 630)  # the shape of the cards of Facebook, LinkedIn, X and Mastodon
_LEFT: Final = 80
_TOP: Final = 56
_BAND: Final = (0, 512, *SIZE)  # below the title, in the accent colour
_MARK: Final = 72  # pixels of the mark's side
_NAME: Final = 40  # pixels of the letters of the site's name
_QUALITY: Final = 80
_VERSION: Final = 1  # of this module and `layout`: a change draws every picture anew
_SPACE: Final = re.compile(r"[^\S\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+")
_NUMBER: Final = re.compile(r"(?<!\S)(\d+) (?=[^\W\d])")
_NO_LETTER: Final = "\uffff"  # a noncharacter, which no font has


class Painter(threading.local):
    """Draws in one thread: FreeType's faces and the canvas are not shared between threads."""

    def __init__(self, options: Options, site: str) -> None:
        self._options = options
        self._site = site
        self._fonts: dict[int, ImageFont.FreeTypeFont] = {}
        self._canvas: Image.Image | None = None
        self._lengths: dict[tuple[str, int], float] = {}
        self._known: dict[str, bool] = {}

    def draw(self, title: str) -> bytes:
        """The picture of *title* as JPEG."""
        canvas = self._canvas = self._canvas or self._background()
        canvas.paste(self._options.colours["paper"], (0, 0, SIZE[0], _BAND[1]))
        self._write(canvas, fit(title, self.length))
        out = BytesIO()
        canvas.save(out, "JPEG", quality=_QUALITY)
        return out.getvalue()

    def lacks(self, text: str) -> list[str]:
        """The characters of *text* that the font has no letter for, each once."""
        return [letter for letter in dict.fromkeys(text) if not self._has(letter)]

    def _has(self, letter: str) -> bool:
        if letter not in self._known:
            font = self._font(_NAME)
            drawn_as_none = bytes(font.getmask(letter)) == bytes(font.getmask(_NO_LETTER))
            self._known[letter] = letter.isspace() or not drawn_as_none
        return self._known[letter]

    def length(self, text: str, size: int) -> float:
        key = (text, size)
        if key not in self._lengths:
            self._lengths[key] = self._font(size).getlength(text)
        return self._lengths[key]

    def _font(self, size: int) -> ImageFont.FreeTypeFont:
        if size not in self._fonts:
            self._fonts[size] = ImageFont.truetype(self._options.font, size)
        return self._fonts[size]

    def _background(self) -> Image.Image:
        """What all pictures share: the band with the mark and the name of the site."""
        colours = self._options.colours
        canvas = Image.new("RGB", SIZE, colours["paper"])
        draw = ImageDraw.Draw(canvas)
        draw.rectangle(_BAND, fill=colours["accent"])
        left, middle = _LEFT, (_BAND[1] + SIZE[1]) // 2
        if self._options.mark:
            with Image.open(self._options.mark) as given:
                mark = given.convert("RGBA").resize((_MARK, _MARK), Image.Resampling.LANCZOS)
            canvas.paste(mark, (left - _MARK // 6, middle - _MARK // 2), mark)
            left += _MARK
        draw.text((left, middle), self._site, colours["paper"], self._font(_NAME), anchor="lm")
        return canvas

    def _write(self, canvas: Image.Image, layout: Layout) -> None:
        draw, font = ImageDraw.Draw(canvas), self._font(layout.size)
        step = layout.size * LEADING
        top = _TOP + (HEIGHT - step * len(layout.lines)) / 2
        for index, line in enumerate(layout.lines):
            baseline = round(top + step * index + layout.size)
            draw.text((_LEFT, baseline), line, self._options.colours["ink"], font, anchor="ls")


def drawn(title: str) -> str:
    """*title* on one line, without what nobody sees; a number stays with the word that follows."""
    composed = unicodedata.normalize("NFC", title)
    spaced = _SPACE.sub(" ", composed)
    kept = (letter for letter in spaced if unicodedata.category(letter) not in {"Cf", "Cc"})
    return _NUMBER.sub("\\1\N{NO-BREAK SPACE}", "".join(kept).strip())


def name(title: str, site: str, options: Options) -> str:
    """The file name of the picture of *title*, by all that decides its bytes."""
    mark = _digest(options.mark) if options.mark else ""
    colours = sorted(options.colours.items())
    text = repr((title, site, colours, _digest(options.font), mark, _libraries(), _VERSION))
    return f"{blake2b(text.encode(), digest_size=8).hexdigest()}.jpg"


@cache
def _digest(path: Path) -> str:
    return blake2b(path.read_bytes(), digest_size=16).hexdigest()


@cache
def _libraries() -> tuple[str | None, ...]:
    parts = ("freetype2", "raqm", "harfbuzz", "libjpeg_turbo")
    return (PIL.__version__, *(features.version(part) for part in parts))
