"""The search index of a served site, made once no source has changed for a second."""

from __future__ import annotations

import sys
import threading
from typing import Final

from tools.build.search import SearchError
from tools.build.search_index import SearchIndex
from tools.files.staging_folder import StagingFolder

_PAUSE_S: Final = 1.0


class DeferredIndex(SearchIndex):
    """A search index that is made in a thread, after a pause.

    While one thread makes it, others only say that it is to be made again, and end.
    """

    def __init__(self, staging: StagingFolder) -> None:
        super().__init__(staging)
        self._timer = threading.Timer(0, lambda: None)
        self._lock = threading.Lock()
        self._is_wanted = self._is_running = False

    def renew(self) -> None:
        """Update the index after a pause; a further call begins the pause again."""
        self._timer.cancel()
        self._timer = threading.Timer(_PAUSE_S, self._update_as_wanted)
        self._timer.daemon = True
        self._timer.start()

    def _update_as_wanted(self) -> None:
        with self._lock:
            self._is_wanted = True
            if self._is_running:
                return
            self._is_running = True
        try:
            while self._begins():
                self._update_or_print_error()
        except BaseException:
            self._is_running = False  # the next is not told that this one still runs
            raise

    def _begins(self) -> bool:
        """Whether another update is wanted; if not, the next that is wanted gets a thread."""
        with self._lock:
            self._is_running, self._is_wanted = self._is_wanted, False
            return self._is_running

    def _update_or_print_error(self) -> None:
        try:
            self.update()
        except (OSError, SearchError) as error:
            sys.stderr.write(f"The search index is that of an earlier build: {error}\n")
