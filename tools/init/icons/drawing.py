"""Draws the icon as SVG, and the share picture as a page; both are text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Final

from page_policy.colours import Colour

_PROPERTY: Final = re.compile(r"var\(--([a-z]+)(-dark)?\)")
_DRAWING: Final = re.compile(r"<svg\b[^>]*>(.*)</svg>", re.DOTALL)
_MONOGRAM: Final = (
    '<text x="32" y="33" fill="var(--paper)" font-family="Helvetica, Arial, sans-serif"'
    ' font-weight="700" font-size="{size}" text-anchor="middle" dominant-baseline="central">'
    "{letters}</text>"
)


class DrawingError(ValueError):
    """The drawing of the site's mark cannot be used; the message says why."""


def initials(name: str) -> str:
    """The first letters of the first two words of *name*, in capitals; one if they are the same."""
    words = re.findall(r"\w+", name)
    return "".join(dict.fromkeys(word[0].upper() for word in words[:2]))


def monogram(letters: str) -> str:
    """The mark of a site without a drawing: one or two *letters* on a ground of 64 by 64."""
    return _MONOGRAM.format(size=44 if len(letters) == 1 else 30, letters=escape(letters))


def mark_of(drawing: str) -> str:
    """What is inside the SVG *drawing*, of 64 by 64. Raises DrawingError."""
    found = _DRAWING.search(drawing)
    if found is None:
        raise DrawingError('want an SVG drawing with viewBox="0 0 64 64"')
    return found[1].strip()


def icon(name: str, mark: str, colours: Mapping[str, Colour], *, corner: int = 14) -> str:
    """The SVG of *mark* on a ground of the accent colour. Raises DrawingError.

    *mark* names colours of the theme as `var(--paper)`, and `var(--paper-dark)` in dark mode.
    """
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">'
        f"<title>{escape(name)}</title>"
        f'<rect width="64" height="64" rx="{corner}" fill="var(--accent)"/>{mark}</svg>\n'
    )
    return coloured(svg, colours)


def coloured(text: str, colours: Mapping[str, Colour]) -> str:
    """*text* with each `var(--name)` as the colour it means. Raises DrawingError."""

    def colour(match: re.Match[str]) -> str:
        if match[1] not in colours:
            raise DrawingError(f"{match[0]}: the theme has no such colour")
        return colours[match[1]].dark if match[2] else colours[match[1]].light

    return _PROPERTY.sub(colour, text)


def share_page(name: str, subtitle: str, mark: str, colours: Mapping[str, Colour]) -> str:
    """The HTML of the share picture: mark, name and subtitle. Raises DrawingError."""
    style = (
        "body{margin:0;box-sizing:border-box;width:1200px;height:630px;padding:56px 100px 90px;"
        "display:flex;flex-direction:column;background:var(--accent);color:var(--paper);"
        'font-family:"Iowan Old Style","Palatino Linotype",P052,serif}'
        "svg{width:220px;height:220px;margin:0 0 auto -36px}"
        f"h1{{margin:0;font-size:{_size(name)}px;line-height:1.1}}"
        "p{margin:36px 0 0;font-size:44px}"
    )
    body = f'<svg viewBox="0 0 64 64">{mark}</svg><h1>{escape(name)}</h1><p>{escape(subtitle)}</p>'
    page = f'<!DOCTYPE html><meta charset="utf-8"><style>{style}</style>{body}'
    return coloured(page, colours)


def _size(name: str) -> int:
    """Font size in px, so that *name* fits on two lines of 1,000 px."""
    return 108 if len(name) <= 18 else 76 if len(name) <= 44 else 54
