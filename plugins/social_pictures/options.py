"""The settings of this plugin, checked once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from report.diagnostic import Diagnostic

PREFIX: Final = "SOCIAL_PICTURES_"
FONT: Final = Path(__file__).parent / "fonts" / "Literata-SemiBold.ttf"
COLOURS: Final = {"paper": "#fcfbf7", "ink": "#1b2426", "accent": "#0c5361"}


@dataclass(frozen=True, slots=True)
class Options:
    """Each is the setting `SOCIAL_PICTURES_<NAME>`; files from the working directory."""

    colours: Mapping[str, str] = field(default_factory=lambda: COLOURS)
    """`#rrggbb` of `paper`, `ink` and `accent`."""
    font: Path = FONT
    """A TrueType or OpenType file."""
    mark: Path | None = None
    """A square picture beside the name of the site."""
    folder: str = "social"
    """Where they are in the output."""


def read_options(settings: Mapping[str, Any]) -> tuple[Options, list[Diagnostic]]:
    """The options that *settings* name, and a diagnostic of each wrong one, which is not used."""
    chosen = {name: settings[name] for name in sorted(settings) if name.startswith(PREFIX)}
    diagnostics = list(_diagnostics(chosen))
    wrong = {diagnostic.field for diagnostic in diagnostics}
    good = {name.removeprefix(PREFIX).lower(): v for name, v in chosen.items() if name not in wrong}
    if "colours" in good:
        good["colours"] = {**COLOURS, **{n: v for n, v in good["colours"].items() if n in COLOURS}}
    for name in {"font", "mark"} & good.keys():
        good[name] = Path(good[name])
    return Options(**good), diagnostics


def _diagnostics(chosen: Mapping[str, Any]) -> Iterator[Diagnostic]:
    known = [f"{PREFIX}{name.upper()}" for name in Options.__dataclass_fields__]
    for name, value in chosen.items():
        if name not in known:
            near = get_close_matches(name, known, n=1)
            remedy = f"did you mean {near[0]}?" if near else "delete it"
            yield Diagnostic("", 1, name, "is no setting of social_pictures", remedy)
        elif wanted := _wanted(name.removeprefix(PREFIX).lower(), value):
            problem = f"{value!r}: want {wanted}"
            yield Diagnostic("", 1, name, problem, "correct it", value=repr(value))


def _wanted(name: str, value: Any) -> str:
    """What *value* should be instead; nothing if it is right."""
    match name:
        case "colours":
            is_right = isinstance(value, Mapping) and all(map(_is_colour, value.values()))
            return "" if is_right else "colours by name, each as #rrggbb"
        case "folder":
            is_folder = isinstance(value, str) and re.fullmatch(r"[\w-]+(?:/[\w-]+)*", value)
            return "" if is_folder else "the name of a folder in the output"
        case _:
            is_file = isinstance(value, (str, Path)) and Path(value).is_file()
            return "" if is_file else "a file that is there"


def _is_colour(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"#[0-9a-fA-F]{6}", value))
