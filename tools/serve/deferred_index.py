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
        self._is_wanted = False

    def renew(self) -> None:
        """Update the index after a pause; a further call begins the pause again."""
        self._timer.cancel()
        self._timer = threading.Timer(_PAUSE_S, self._update_as_wanted)
        self._timer.daemon = True
        self._timer.start()

    def _update_as_wanted(self) -> None:
        self._is_wanted = True  # the thread that has the lock sees it once it has let go
        while self._is_wanted and self._lock.acquire(blocking=False):
            try:
                self._is_wanted = False
                self._update_or_print_error()
            finally:
                self._lock.release()

    def _update_or_print_error(self) -> None:
        try:
            self.update()
        except (OSError, SearchError) as error:
            sys.stderr.write(f"The search index is that of an earlier build: {error}\n")
