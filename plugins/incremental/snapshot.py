"""What a build saw of its inputs, to find out later whether they are as they were.

Knows nothing of Pelican, and imports little: it is all that a run with nothing to do needs.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from typing import Final, NamedTuple

from .digests import text_digest

Stamp = tuple[int, int, int]  # size in bytes, times of change of bytes and of inode, nanoseconds
STORE_NAME: Final = "incremental.sqlite"
GONE: Final[Stamp] = (-1, 0, 0)
# Two changes within one tick of the kernel's clock leave the same times.
_TICK_NS: Final = 20_000_000
_VERBOSE: Final = {"-v", "--verbose"}  # more is logged, and the output is the same
# What differs from one shell to the next and no settings file has reason to ask for.
_VOLATILE: Final = {"_", "COLUMNS", "LINES", "OLDPWD", "PWD", "SHLVL", "TERM", "WINDOWID"}


class Snapshot(NamedTuple):
    """The inputs of a build. *roots* are files and folders; *files* is what is below them."""

    roots: list[str]
    files: dict[str, Stamp]
    invocation_digest: str

    @classmethod
    def of(cls, roots: Iterable[str]) -> Snapshot:
        """As it is now; a file of this very moment may change again and keep its times."""
        known = sorted({os.path.abspath(root) for root in roots})
        young = time.time_ns() - _TICK_NS
        files = {
            path: seen if seen[2] < young else uncertain(seen)
            for path, seen in files_below(known).items()
        }
        return cls(known, files, invocation_digest())


def invocation_digest() -> str:
    """Digest of how Python was started: arguments, folder, variables, and what libraries it has."""
    variables = sorted(item for item in os.environ.items() if item[0] not in _VOLATILE)
    words = [word for word in sys.argv[1:] if word not in _VERBOSE]
    described = (words, os.getcwd(), variables, libraries_of_path())
    return text_digest(repr(described)).hex()


def libraries_of_path() -> object:
    """Python's version, and when something was last installed."""
    installed = [(path, os.stat(path).st_mtime_ns) for path in sys.path if _is_library(path)]
    return sys.version, installed


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
    try:
        entries = list(os.scandir(folder))
    except OSError:  # nobody may look into it
        found[folder] = GONE
        return
    for entry in entries:
        try:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    _walk(entry.path, found)
                continue
            stat = entry.stat()
        except OSError:  # a link to nothing, or in a circle
            found[entry.path] = GONE
        else:
            found[entry.path] = stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def stamp(path: str) -> Stamp:
    """The stamp of the file at *path*, `GONE` if there is none."""
    try:
        stat = os.stat(path)
    except OSError:
        return GONE
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def uncertain(seen: Stamp) -> Stamp:
    """*seen*, so that no file will ever have the same."""
    return seen[0], seen[1], 0


def is_young(seen: Stamp) -> bool:
    """Whether the file may change again without another stamp."""
    return seen[2] >= time.time_ns() - _TICK_NS


def are_text(paths: Iterable[str]) -> bool:
    """Whether each name is text; Linux takes any bytes for a name, SQLite does not."""
    try:
        "".join(paths).encode()
    except UnicodeEncodeError:
        return False
    return True
