"""The size of each picture, read from its file, so that text does not jump when it arrives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Final

import imagesize  # type: ignore[import-untyped]  # the library has no types

Size = tuple[int, int]  # width and height in CSS pixels

_IMAGE: Final = re.compile(r"""<img\b((?:[^>"']|"[^"]*"|'[^']*')*?)\s*/?>""")
_SOURCE: Final = re.compile(r"""\ssrc=(["'])(.*?)\1""")
_VIEW_BOX: Final = re.compile(r"""<svg\b[^>]*\sviewBox=["']([^"']+)["']""")
_SIZED: Final = re.compile(r"\s(?:width|height)=")


def read_size(path: Path) -> Size | None:
    """The size of the picture in *path*, none if it is missing or of an unknown kind."""
    try:
        width, height = imagesize.get(path)
        if width <= 0 or height <= 0:
            width, height = _drawing_size(path)
    except (OSError, ValueError):
        return None
    return (round(width), round(height)) if width > 0 and height > 0 else None


def _drawing_size(path: Path) -> tuple[float, float]:
    """The size of the view box, for an SVG that has no other. Raises ValueError."""
    match = _VIEW_BOX.search(path.read_text(encoding="utf-8"))
    if match is None:
        return 0, 0
    _, _, width, height = map(float, match[1].replace(",", " ").split())
    return width, height


def sources(html: str) -> Iterator[str]:
    """The address of each picture of *html* as the writer wrote it, entities resolved."""
    for match in _IMAGE.finditer(html) if "<img" in html else ():
        source = _SOURCE.search(match[1])
        if source is not None:
            yield unescape(source[2])


def add_sizes(html: str, size_of: Callable[[str], Size | None]) -> str:
    """*html* with `width` and `height` on each `<img>` that has neither and whose size is known.

    *size_of* gets the address as the writer wrote it, entities resolved.
    """

    def sized(match: re.Match[str]) -> str:
        source = _SOURCE.search(match[1])
        size = None if source is None or _SIZED.search(match[1]) else size_of(unescape(source[2]))
        if size is None:
            return match[0]
        return f'<img{match[1]} width="{size[0]}" height="{size[1]}">'

    return _IMAGE.sub(sized, html)
