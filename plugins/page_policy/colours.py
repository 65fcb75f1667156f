"""Colours that a page needs outside its stylesheet, as the stylesheet declares them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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


def recoloured(css: str, colours: Mapping[str, Iterable[str]]) -> str:
    """*css* with *colours*, light and dark by name, where it first declares these properties.

    Raises ColourError for a name that *css* does not declare.
    """
    for name, values in colours.items():
        declared = next((m for m in _TOKEN.finditer(css) if m[1] == name), None)
        if declared is None:
            known = ", ".join(read_colours(css))
            raise ColourError(f"{name}: the style sheet has no such colour; it has {known}")
        light, dark = values
        css = f"{css[: declared.start(2)]}{light},{dark}{css[declared.end(3) :]}"
    return css


class ColourError(ValueError):
    """A colour that no style sheet declares; the message says which there are."""
