"""Obsolete output files: files that an earlier build has made and this one has not."""

from __future__ import annotations

import os
import time
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TextIO

from .schema import journal_name
from .store import Store

_CLOCK_STEP_NS: Final = 10_000_000  # how far a file's time may lag behind the clock


class ObsoleteFiles:
    """What a build writes into *output* besides its pages, seen from the times of the files."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._start = time.time_ns() - _CLOCK_STEP_NS

    def written(self, known: Container[str]) -> set[str]:
        """Every file but the *known* ones that was written, copied or linked since the start."""
        start = len(os.path.join(self._output, ""))
        named = ((entry, entry.path[start:].replace(os.sep, "/")) for entry in _files(self._output))
        return {
            name
            for entry, name in named
            if name not in known and entry.stat(follow_symlinks=False).st_ctime_ns >= self._start
        }

    def remove(self, names: Iterable[str], are_rewritten: bool = False) -> None:
        """Remove the files *names*, relative to the output folder, as far as they are inside it.

        What was written since the start stays: a plugin makes it now. *are_rewritten* says that a
        plugin writes again what it finds, so that the time of a file tells nothing.
        """
        root = self._output.resolve()
        for name in names:
            file = root / name
            if file.parent.resolve().is_relative_to(root) and self._may_go(file, are_rewritten):
                file.unlink()
                _prune(file.parent, root)

    def _may_go(self, file: Path, are_rewritten: bool) -> bool:
        is_file = file.is_file() or file.is_symlink()
        return is_file and (are_rewritten or file.lstat().st_ctime_ns < self._start)


class PageJournal:
    """Names of pages of the output folder *output*, listed before their files are written.

    The next build removes what one that failed has left.
    """

    def __init__(self, store: Store, output: str) -> None:
        self._store = store
        self._path = store.path.with_name(journal_name(output))
        self._file: TextIO | None = None
        is_there = self._path.exists()
        self.unfinished = set(self._path.read_text("utf-8").splitlines()) if is_there else set()

    def add(self, name: str) -> None:
        if self._file is None and self._store.is_persistent:
            self._file = self._path.open("a", buffering=1, encoding="utf-8")
        if self._file is not None:
            self._file.write(f"{name}\n")

    def close(self) -> None:
        """All is written, and what was to be removed is."""
        if self._file is not None:
            self._file.close()
        if self._store.is_persistent:
            self._path.unlink(missing_ok=True)


def static_files(context: Mapping[str, Any], settings: Mapping[str, Any]) -> set[str]:
    """The static files of the site and of its theme, wherever they are copied or linked from."""
    statics = {static.save_as for static in context.get("staticfiles", ())}
    return statics | set(_of_theme(settings))


def _of_theme(settings: Mapping[str, Any]) -> Iterator[str]:
    """Where Pelican copies the static files of the theme, below the output."""
    folder = settings["THEME_STATIC_DIR"]
    for path in settings["THEME_STATIC_PATHS"]:
        source = os.path.join(settings["THEME"], path)
        if os.path.isdir(source):
            below = [os.path.relpath(entry.path, source) for entry in _files(source)]
        else:  # a theme need not have the folder that is looked for by default
            below = [os.path.basename(path)] if os.path.isfile(source) else []
        yield from (
            os.path.normpath(os.path.join(folder, each)).replace(os.sep, "/") for each in below
        )


def _files(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    """All below *folder* that is neither a folder nor a link to one, as far as one may look."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if not entry.is_dir():
            yield entry
        elif not entry.is_symlink():
            yield from _files(entry.path)


def _prune(folder: Path, root: Path) -> None:
    while folder != root and folder.is_relative_to(root):
        try:
            folder.rmdir()
        except OSError:  # it is not empty
            return
        folder = folder.parent
