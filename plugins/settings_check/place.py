"""The file and the line that set something."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any


def modules(settings: Mapping[str, Any]) -> list[ModuleType]:
    """The modules that *settings* were read from, the one that Pelican was given first.

    Pelican keeps no path of its settings file, but loads it as a module; an older build of this
    process may have left others.
    """
    shared = {id(module): _shared(module, settings) for module in list(sys.modules.values())}
    found = [module for module in list(sys.modules.values()) if shared.get(id(module), 0) > 3]
    return sorted(found, key=lambda module: -shared[id(module)])


def _shared(module: object, settings: Mapping[str, Any]) -> int:
    """How many of the module's own values *settings* holds: the same objects, not equal ones."""
    names = getattr(module, "__dict__", {})
    if "PATH" not in names or not isinstance(names.get("__file__"), str):
        return 0
    return sum(settings.get(name) is value for name, value in names.items() if name.isupper())


def of(name: str, settings: Mapping[str, Any]) -> tuple[Path, int]:
    """The settings file and line that last set *name*; line 1 of the first file if none does."""
    files = [Path(str(module.__file__)) for module in modules(settings)]
    for file in files:
        line = _line(file, name)
        if line:
            return file, line
    return (files[0] if files else Path("pelicanconf.py")), 1


def _line(file: Path, name: str) -> int:
    form = re.compile(rf"(?:[A-Z_]+\s*=\s*)*{re.escape(name)}\s*(?::[^=]+)?=[^=]")
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return 0
    return max((n for n, line in enumerate(lines, 1) if form.match(line + " ")), default=0)
