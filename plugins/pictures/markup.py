"""The `<img>` of a text, with what the browser needs to choose a file and to keep its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape, unescape
from typing import Any, Final

_IMAGE: Final = re.compile(r"""<img\b((?:[^>"']|"[^"]*"|'[^']*')*?)\s*/?>""")
_SOURCE: Final = re.compile(r"""\ssrc=(["'])(.*?)\1""")
_SIZED: Final = re.compile(r"\s(?:width|height)=")
_WIDTH: Final = re.compile(r"""\swidth=["']?(\d+)["']?(?=\s|$)""")
_LOADING: Final = re.compile(r"\sloading=")
LAZY: Final = ' loading="lazy" decoding="async"'

Picture = Mapping[str, Any]
"""`size`: width and height; `formats`: the MIME type of each, and its widths with their addresses,
from the site's, best format first; the last is that of the source. A drawing has none."""


def sources(html: str) -> Iterator[str]:
    """The address of each picture of *html* as the writer wrote it, entities resolved."""
    for match in _IMAGE.finditer(html) if "<img" in html else ():
        source = _SOURCE.search(match[1])
        if source is not None:
            yield unescape(source[2])


def with_pictures(
    html: str, picture_of: Callable[[str], Picture | None], site: str | None, sizes: str
) -> str:
    """*html* with the size of each `<img>` that has none, and its files by width.

    *picture_of* gets the address as the writer wrote it, entities resolved. All pictures but the
    first wait until they come near. *site* is the address that all begin with; without one, as
    addresses differ from page to page, each picture has one file. *sizes* is the attribute.
    """
    is_first = True

    def replaced(match: re.Match[str]) -> str:
        nonlocal is_first
        lazy = "" if is_first or _LOADING.search(match[1]) else LAZY
        is_first = False
        source = _SOURCE.search(match[1])
        picture = picture_of(unescape(source[2])) if source else None
        attributes = match[1] + lazy
        if source is None or picture is None:
            return match[0] if not lazy else f"<img{attributes}>"
        return _element(attributes, picture, site, sizes)

    return _IMAGE.sub(replaced, html)


def _element(attributes: str, picture: Picture, site: str | None, sizes: str) -> str:
    given = _WIDTH.search(attributes)
    size = "" if _SIZED.search(attributes) else _size(*picture["size"])
    formats = picture.get("formats")
    if not formats or site is None:
        return f"<img{attributes}{size}>"
    chosen = f' sizes="{given[1]}px"' if given else f' sizes="{escape(sizes)}"'
    *better, (_, own) = formats
    elements = "".join(
        f'<source type="{kind}"{_srcset(files, site)}{chosen}>' for kind, files in better
    )
    address = escape(f"{site}/{own[-1][1]}")
    attributes = _SOURCE.sub(lambda _: f' src="{address}"', attributes, count=1)
    image = f"<img{attributes}{size}{_srcset(own, site)}{chosen}>"
    return f"<picture>{elements}{image}</picture>" if elements else image


def _size(width: int, height: int) -> str:
    return f' width="{width}" height="{height}"'


def _srcset(files: list[list[Any]], site: str) -> str:
    """Without spaces that matter: addresses of made pictures have neither spaces nor commas."""
    value = ", ".join(f"{site}/{address} {width}w" for width, address in files)
    return f' srcset="{escape(value)}"'
