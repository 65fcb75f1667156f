"""The file, the modules and the line that the settings of a build come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, suppress
from importlib import import_module
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from pelican import DEFAULT_CONFIG_NAME, parse_arguments

SETTINGS_FILE: Final = "SETTINGS_FILE"
"""The setting in which a program that runs Pelican names the file that it has read."""

_IMPORTS_ALL = re.compile(r"^from (\w+) import \*", re.MULTILINE)
_ENOUGH = 3  # values that two modules may have in common by chance, such as True and ""


def modules(settings: Mapping[str, Any]) -> list[ModuleType]:
    """The module of the settings file, then those of which it imports every name.

    Pelican has imported each under the name of its file, so that none is run again.
    """
    names = [source_file(settings).stem]
    found: list[ModuleType] = []
    for name in names:
        with suppress(ImportError):
            module = import_module(name)
            if _shared(module, settings) > _ENOUGH:
                found.append(module)
                names += _IMPORTS_ALL.findall(_text(Path(str(module.__file__))))
    return found


def line_of(name: str, settings: Mapping[str, Any]) -> tuple[Path, int]:
    """The settings file and line that last set *name*; line 1 of the first file if none does."""
    files = [Path(str(module.__file__)) for module in modules(settings)]
    for file in files:
        if line := max(_lines(file, name), default=0):
            return file, line
    return (files[0] if files else Path(DEFAULT_CONFIG_NAME)), 1


def source_file(settings: Mapping[str, Any]) -> Path:
    """What SETTINGS_FILE names, else what the command line of `pelican` names."""
    if SETTINGS_FILE in settings:
        return Path(settings[SETTINGS_FILE])
    with suppress(SystemExit), redirect_stderr(StringIO()):  # the command line of another program
        return Path(parse_arguments().settings or DEFAULT_CONFIG_NAME)
    return Path(DEFAULT_CONFIG_NAME)


def _shared(module: ModuleType, settings: Mapping[str, Any]) -> int:
    """How many of the module's own values *settings* holds: the same objects, not equal ones."""
    return sum(
        settings.get(name) is value for name, value in vars(module).items() if name.isupper()
    )


def _lines(file: Path, name: str) -> Iterator[int]:
    form = re.compile(rf"(?:[A-Z_]+\s*=\s*)*{re.escape(name)}\s*(?::[^=]+)?=[^=]")
    lines = _text(file).split("\n")
    return (number for number, line in enumerate(lines, 1) if form.match(f"{line} "))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
