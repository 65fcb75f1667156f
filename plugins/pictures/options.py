"""The settings of this plugin, checked once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import Any

from report.diagnostic import Diagnostic

PREFIX = "PICTURES_"


@dataclass(frozen=True, slots=True)
class Options:
    """Each is the setting `PICTURES_<NAME>`."""

    widths: tuple[int, ...] = (400, 800, 1200)
    """Pixels of the pictures that readers get, each at most once."""
    bytes: int = 60_000
    """The most that one of them may have, but for lossless ones."""
    sizes: str = "(min-width: 42rem) 38rem, 100vw"
    """How wide a picture stands in the theme, as the attribute `sizes` has it."""
    largest: int = 2400
    """Pixels of the longer side of what is published at a picture's own address."""
    megapixels: int = 60
    """The most that a source may have: more takes minutes and gigabytes to read."""
    folder: str = "pictures"
    """Where they are in the output."""
    in_lists: bool = False
    """Whether `article.list_picture` shows the thumbnail in lists."""


def read_options(settings: Mapping[str, Any]) -> tuple[Options, list[Diagnostic]]:
    """The options that *settings* name, and a diagnostic of each that is wrong; it keeps its
    default."""
    chosen = {name: settings[name] for name in sorted(settings) if name.startswith(PREFIX)}
    known = {f"{PREFIX}{field.name.upper()}": field.name for field in fields(Options)}
    diagnostics = list(_diagnostics(chosen, known))
    wrong = {diagnostic.field for diagnostic in diagnostics}
    good = {known[name]: value for name, value in chosen.items() if name not in wrong}
    if "widths" in good:
        good["widths"] = tuple(sorted(set(good["widths"])))
    return Options(**good), diagnostics


def _diagnostics(chosen: Mapping[str, Any], known: Mapping[str, str]) -> Iterator[Diagnostic]:
    for name, value in chosen.items():
        if name not in known:
            near = get_close_matches(name, known, n=1)
            remedy = f"did you mean {near[0]}?" if near else "delete it"
            yield Diagnostic("", 1, name, "is no setting of pictures", remedy)
        elif wanted := _wanted(known[name], value):
            yield Diagnostic(
                "", 1, name, f"{value!r}: want {wanted}", "correct it", value=repr(value)
            )


def _wanted(name: str, value: Any) -> str:
    """What *value* should be instead; nothing if it is right."""
    match name:
        case "widths":
            are_widths = isinstance(value, (list, tuple)) and value and all(map(_is_width, value))
            return "" if are_widths else "a list of widths from 16 to 8192"
        case "megapixels":  # Pillow warns of more
            return "" if type(value) is int and 0 < value < 90 else "a whole number from 1 to 89"
        case "bytes" | "largest":
            return "" if type(value) is int and value > 0 else "a whole number from 1"
        case "in_lists":
            return "" if isinstance(value, bool) else "True or False"
        case "folder":
            is_folder = isinstance(value, str) and re.fullmatch(r"[\w-]+(?:/[\w-]+)*", value)
            return "" if is_folder else "the name of a folder in the output"
        case _:
            return "" if isinstance(value, str) and value.strip() else "text"


def _is_width(value: Any) -> bool:
    return type(value) is int and 16 <= value <= 8192
