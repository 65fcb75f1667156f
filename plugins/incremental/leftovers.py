"""Files of the last build that this one no longer makes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


class Leftovers:
    """Removes pages from the *output* folder, and the folders that they leave empty."""

    def __init__(self, output: Path) -> None:
        self._output = output

    def remove(self, names: Iterable[str]) -> None:
        """Remove the files *names*, relative to the output folder, as far as they are inside it."""
        root = self._output.resolve()
        for name in names:
            file = root / name
            if file.resolve().is_relative_to(root) and file.is_file():
                file.unlink()
                _prune(file.parent, root)


def _prune(folder: Path, root: Path) -> None:
    while folder != root and folder.is_relative_to(root):
        try:
            folder.rmdir()
        except OSError:  # it is not empty
            return
        folder = folder.parent
