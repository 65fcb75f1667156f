"""Which files of a folder are texts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tools.migrate.text import Form

FORMS: Final[dict[str, Form]] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mkd": "markdown",
    ".mdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".rst": "rst",
}
_NO_SOURCES: Final = frozenset({"node_modules", "vendor", "venv", "__pycache__"})
_ABOUT_THE_FOLDER: Final = frozenset(
    {"readme", "contributing", "license", "changelog", "code_of_conduct", "security"}
)


def texts(folder: Path, forms: frozenset[Form]) -> Iterator[Path]:
    """Every file below *folder* in one of *forms*, in the order of the paths."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name[0] != "." and name not in _NO_SOURCES]
        found += [Path(place, name) for name in names if FORMS.get(_suffix(name)) in forms]
    yield from sorted(found)


def form(path: Path) -> Form:
    """In what form the text *path* is."""
    return FORMS[path.suffix.lower()]


def is_about_the_folder(path: Path) -> bool:
    """Whether *path* tells of the repository, as a README does, and is no text of the site."""
    return path.stem.lower() in _ABOUT_THE_FOLDER


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - for each file of a large folder
