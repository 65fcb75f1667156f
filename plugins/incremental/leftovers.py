"""Files that an earlier build has made and this one has not."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

_CLOCK_STEP_NS: Final = 10_000_000  # how far a file's time may lag behind the clock


class Leftovers:
    """What a build writes into *output* besides its pages, seen from the times of the files."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._start = time.time_ns() - _CLOCK_STEP_NS

    def written(self) -> set[str]:
        """Every file that was written, copied or linked since this build began."""
        root = os.path.join(self._output, "")
        return {
            path.removeprefix(root).replace(os.sep, "/")
            for path in _files(root)
            if os.lstat(path).st_ctime_ns >= self._start
        }

    def remove(self, names: Iterable[str]) -> None:
        """Remove the files *names*, relative to the output folder, as far as they are inside it."""
        root = self._output.resolve()
        for name in names:
            file = root / name
            if file.parent.resolve().is_relative_to(root) and (file.is_file() or file.is_symlink()):
                file.unlink()
                _prune(file.parent, root)


def copied(context: Mapping[str, Any]) -> set[str]:
    """The static files of the site, wherever they are copied or linked from."""
    return {static.save_as for static in context.get("staticfiles", ())}


def _files(folder: str) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        yield from (os.path.join(parent, name) for name in names)


def _prune(folder: Path, root: Path) -> None:
    while folder != root and folder.is_relative_to(root):
        try:
            folder.rmdir()
        except OSError:  # it is not empty
            return
        folder = folder.parent
