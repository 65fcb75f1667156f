"""Which store and which output a command line of Pelican means, found without a settings file run.

A wrong guess finds a store that knows nothing of this command, and costs a run of Pelican.
"""

from __future__ import annotations

import os
import re
import sqlite3
from typing import Final, NamedTuple

from incremental.refresh import find, refused, write
from incremental.splicing import CannotSpliceError
from incremental.survey import STORE_NAME

_CONSTANT: Final = r"^{name}\s*=\s*(?:\"([^\"\\\n]*)\"|'([^'\\\n]*)')"
_ALL_OF: Final = re.compile(r"^from\s+(\w+)\s+import\s+\*", re.M)
_WITH_VALUE: Final = {
    **dict.fromkeys(("-s", "--settings"), "settings"),
    **dict.fromkeys(("-o", "--output"), "output"),
    **dict.fromkeys(("-t", "--theme-path", "--log-handler"), ""),
}
_SAYING: Final = {"-q": "", "--quiet": "", "-v": "why", "--verbose": "why"}


class Command(NamedTuple):
    """What a command line says of the *settings* file and the *output*."""

    settings: str
    output: str
    says: str  # how much it is to say: nothing, what was done, or also why


def refreshed(arguments: list[str]) -> bool:
    """Whether what `pelican *arguments*` would do is done, or there is nothing to do."""
    command = read(arguments)
    if command is None:
        return False
    store = os.path.join(folder(command.settings, "CACHE_PATH", "cache"), STORE_NAME)
    output = command.output or folder(command.settings, "OUTPUT_PATH", "output")
    try:
        refresh = find(store, output)
        write(refresh, store, output)
    except (CannotSpliceError, OSError, sqlite3.Error) as reason:
        if command.says == "why":
            print(f"A run of Pelican, since {reason}.")
        refused.add((os.path.realpath(store), os.path.realpath(output)))
        return False
    if command.says:
        print(f"Done: {len(refresh.files)} files written, without a run of Pelican.")
    return True


def read(arguments: list[str]) -> Command | None:
    """None where *arguments* ask for anything but a build."""
    told = {"settings": "pelicanconf.py", "output": ""}
    rest, says = list(arguments), "what"
    while rest:
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if name in _WITH_VALUE and (equals or rest):
            told[_WITH_VALUE[name]] = value if equals else rest.pop(0)
        elif word.startswith("-") and word not in _SAYING:
            return None
        says = _SAYING.get(word, says)
    return Command(told["settings"], told["output"], says)


def folder(settings: str, name: str, default: str) -> str:
    """The folder that the constant *name* names in the file *settings*, or where that is from."""
    found = _constant(settings, name)
    return _beside(settings, found) if found else default


def _constant(settings: str, name: str) -> str:
    try:
        with open(settings, encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError):
        return ""
    found = re.findall(_CONSTANT.format(name=name), text, re.M)
    if found:
        return str(found[-1][0] or found[-1][1])
    base = _ALL_OF.search(text)
    return _constant(_beside(settings, f"{base[1]}.py"), name) if base else ""


def _beside(settings: str, name: str) -> str:
    return os.path.join(os.path.dirname(settings), name)
