"""Colours that a page needs outside its stylesheet, as the stylesheet declares them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r"--([a-z-]+):\s*light-dark\(\s*(#[0-9a-f]{3,8})\s*,\s*(#[0-9a-f]{3,8})")


class Colour(NamedTuple):
    """The hexadecimal colours of a custom property in light and in dark mode."""

    light: str
    dark: str


def read_colours(css: str) -> dict[str, Colour]:
    """The custom properties of *css* that `light-dark()` gives two colours, by name without `--`.

    The first declaration of a name counts: later ones are for media queries.
    """
    found: dict[str, Colour] = {}
    for match in _TOKEN.finditer(css):
        found.setdefault(match[1], Colour(match[2], match[3]))
    return found
