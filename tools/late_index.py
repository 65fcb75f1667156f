"""The search index of a site that is being written: made once the writer pauses, not at each save.

Until then the new site has the index of the old one.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from pathlib import Path
from typing import Final

from tools import search
from tools.search import SearchError
from tools.workshop import Workshop

_PAUSE_S: Final = 1.0


class LateIndex:
    """The index of the live site that *workshop* is for."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._live = workshop.output / search.FOLDER
        self._turn = 0
        self._timer = threading.Timer(0, lambda: None)

    def carry_over(self, site: Path) -> None:
        """Give the new *site* the index of the old one."""
        if self._live.is_dir() and search.is_asked(site):
            shutil.copytree(self._live, site / search.FOLDER, copy_function=os.link)

    def renew(self) -> None:
        """The site has changed: make its index after a pause, during which it may change again."""
        self._turn += 1
        self._timer.cancel()
        self._timer = threading.Timer(_PAUSE_S, self._make, (self._turn,))
        self._timer.daemon = True
        self._timer.start()

    def _make(self, turn: int) -> None:
        """While this reads the site it may change; then there is another turn, and this one ends
        without a word."""
        if not search.is_asked(self._workshop.output):
            return
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
            made = Path(name, search.FOLDER)
            try:
                search.index(self._workshop.output, made)
                with self._workshop.locked(lambda: None):
                    if turn == self._turn:
                        self._put_in_place(made)
            except (OSError, SearchError) as error:
                if turn == self._turn:
                    sys.stderr.write(f"The search index is that of an earlier build: {error}\n")

    def _put_in_place(self, made: Path) -> None:
        shutil.copytree(made, self._workshop.begin() / search.FOLDER)
        self._workshop.patch(sorted(f"{search.FOLDER}/{name}" for name in self._gone(made)))

    def _gone(self, made: Path) -> set[str]:
        return _names(self._live) - _names(made)


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
