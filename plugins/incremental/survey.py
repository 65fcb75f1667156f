"""What a build saw of its inputs, and whether they are as they were. Knows nothing of Pelican.

`nothing_changed` answers in the time of one `stat` for each input and each output.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from incremental.blake import digest

Stamp = list[int]  # size in bytes, times of change of bytes and of inode in nanoseconds
# What differs from one shell to the next and no settings file has reason to ask for.
_FLEETING: Final = {"_", "COLUMNS", "LINES", "OLDPWD", "PWD", "SHLVL", "TERM", "WINDOWID"}


class Survey(NamedTuple):
    """The inputs of a build. *roots* are files and folders; *files* is what is below them."""

    roots: list[str]
    files: dict[str, Stamp]
    surroundings: str

    @classmethod
    def of(cls, roots: Iterable[str]) -> Survey:
        """As it is now."""
        known = sorted({os.path.abspath(root) for root in roots})
        return cls(known, files_below(known), surroundings())

    def changed_to(self, now: Survey) -> list[str] | None:
        """The files whose stamps differ; None if files or surroundings came or went."""
        if self.surroundings != now.surroundings or self.files.keys() != now.files.keys():
            return None
        return [path for path, stamp in self.files.items() if now.files[path] != stamp]


def surroundings() -> str:
    """Digest of what a settings file may ask besides files: the command and the environment."""
    variables = sorted(item for item in os.environ.items() if item[0] not in _FLEETING)
    installed = [(path, os.stat(path).st_mtime_ns) for path in sys.path if _is_library(path)]
    told = (sys.argv[1:], os.getcwd(), variables, sys.version, installed)
    return digest(repr(told).encode("utf-8", "surrogatepass")).hex()


def _is_library(path: str) -> bool:
    return "site-packages" in path and os.path.isdir(path)


def files_below(roots: Iterable[str]) -> dict[str, Stamp]:
    """The stamp of every file at or below *roots*."""
    found: dict[str, Stamp] = {}
    for root in roots:
        if os.path.isdir(root):
            _walk(root, found)
        elif os.path.exists(root):
            found[root] = stamp(root)
    return found


def _walk(folder: str, found: dict[str, Stamp]) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    _walk(entry.path, found)
            else:
                found[entry.path] = stamp(entry.path)


def stamp(path: str) -> Stamp:
    """The stamp of the file at *path*; of nothing if it is gone."""
    try:
        stat = os.stat(path)
    except OSError:
        return []
    return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns]


def note_name(kind: str, output: Path) -> str:
    return f"{kind} of {output.resolve()}"


def nothing_changed(store: Path, output: Path) -> bool:
    """Whether the last build into *output*, if *store* knows it whole, would come out the same."""
    try:
        with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as db:
            survey, outputs = (_note(db, note_name(kind, output)) for kind in ("survey", "outputs"))
    except sqlite3.DatabaseError:
        return False
    if not isinstance(survey, list) or not isinstance(outputs, dict) or len(survey) != 3:
        return False
    before = Survey(*survey)
    return before.changed_to(Survey.of(before.roots)) == [] and is_whole(output, outputs)


def is_whole(output: Path, outputs: Mapping[str, list[int]]) -> bool:
    """Whether each of *outputs* still has the size and the time that a build left it with."""
    folder = os.path.join(output, "")
    return all(stamp(folder + name)[:2] == seen for name, seen in outputs.items())


def _note(db: sqlite3.Connection, name: str) -> object:
    row = db.execute("SELECT text FROM notes WHERE name = ?", (name,)).fetchone()
    try:
        return json.loads(row[0]) if row else None
    except ValueError:
        return None
