"""Checks that git, Windows, macOS and URLs can hold the name of a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase

from documents.folded_name import folded_name
from report.diagnostic import Diagnostic, wrong_value
from source_tree.entry import Entry

_DEVICES = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.I
)
_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')
_GIT = re.compile(r"\.git|git~[0-9]+", re.I)
EDITOR_FILES = (
    ".#*",
    "*~",
    "#*#",
    ".*.sw?",
    ".sw?",
    "4913",
    ".goutputstream-*",
    "*.tmp",
    ".~lock.*#",
)
IGNORED = (".DS_Store", ".gitkeep", ".gitignore", ".gitattributes", ".directory", *EDITOR_FILES)
"""What editors and systems leave lying about: never published, and no reason to stop."""

_RULES: tuple[tuple[Callable[[str], object], str, str], ...] = (
    (_DEVICES.fullmatch, "want a name that Windows does not keep for a device", "rename it"),
    (
        lambda name: name != name.rstrip(". ").lstrip(" "),
        "want no space or full stop at the end of a name",
        "rename it",
    ),
    (
        lambda name: name != unicodedata.normalize("NFC", name),
        "want a name in Unicode's form NFC",
        "rename it: its accents are signs of their own (NFD), though it looks the same",
    ),
    (lambda name: len(name.encode()) > 200, "want at most 200 bytes", "shorten it"),
    (_GIT.fullmatch, "want no name that git keeps for itself", "move or rename it"),
    (
        lambda name: name.startswith(".") and not _GIT.fullmatch(name),
        "want no dotfile among what is published",
        "move or rename it",
    ),
)


def is_ignored(name: str) -> bool:
    """Whether *name* is one that editors and systems leave behind."""
    return any(fnmatchcase(name, pattern) for pattern in IGNORED)


def diagnostics(entry: Entry) -> Iterator[Diagnostic]:
    """Diagnostics of the last part of *entry*'s path; those above it have their own."""
    name = entry.name
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        yield _wrong_name(name, "want a name in UTF-8", "rename it")
        return
    if (found := _FORBIDDEN.search(name)) is not None:
        yield _wrong_name(name, f"want no {_character(found[0])} in a name", "rename it")
    for wrong, wanted, remedy in _RULES:
        if wrong(name):
            yield _wrong_name(name, wanted, remedy)


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of *paths* that differ only in letter case or in the form of an accent."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        first = seen.setdefault(folded_name(path), path)
        if first != path:
            yield first, path


def _character(char: str) -> str:
    return char if char.isprintable() else f"U+{ord(char):04X}"


def _wrong_name(name: str, wanted: str, remedy: str) -> Diagnostic:
    shown = name.encode("utf-8", "backslashreplace").decode()
    return wrong_value(1, "file name", shown, wanted, remedy)
