"""The search index of a site that is being written: made once the writer pauses."""

from __future__ import annotations

import sys
import threading
from typing import Final

from tools.build.search import SearchError
from tools.build.search_index import SearchIndex
from tools.files.staging_folder import StagingFolder

_PAUSE_S: Final = 1.0


class DeferredIndex(SearchIndex):
    """The index of the live site that *staging* is for."""

    def __init__(self, staging: StagingFolder) -> None:
        super().__init__(staging)
        self._timer = threading.Timer(0, lambda: None)
        self._one_at_a_time = threading.Lock()

    def renew(self) -> None:
        """The site has changed: update its index after a pause, if no other change comes first."""
        self._timer.cancel()
        self._timer = threading.Timer(_PAUSE_S, self._update_or_say_why)
        self._timer.daemon = True
        self._timer.start()

    def _update_or_say_why(self) -> None:
        with self._one_at_a_time:
            try:
                self.update()
            except (OSError, SearchError) as error:
                sys.stderr.write(f"The search index is that of an earlier build: {error}\n")
