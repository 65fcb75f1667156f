"""Pelican's own class, which spares the run where nothing, or nothing but text, was edited.

For the setting `PELICAN_CLASS`, which takes a class.
"""

from __future__ import annotations

import logging
import os
import sqlite3

from pelican import Pelican

from incremental.refresh import find, refused, write
from incremental.splicing import CannotSpliceError
from incremental.survey import STORE_NAME

logger = logging.getLogger("pelican.plugins.incremental")


class IncrementalPelican(Pelican):  # type: ignore[misc]
    """What `pelican` runs: once, or at each change with `--autoreload`."""

    def run(self) -> None:
        """Bring the output up to date, by a run if there is no other way."""
        if not self._refreshed():
            super().run()

    def _refreshed(self) -> bool:
        told = self.settings.get
        if not told("INCREMENTAL", True) or told("INCREMENTAL_PREVIOUS_OUTPUT"):
            return False
        store = os.path.join(self.settings["CACHE_PATH"], STORE_NAME)
        asked = (os.path.realpath(store), os.path.realpath(self.output_path))
        if asked in refused:  # by `python -m incremental`, which has looked at all this
            refused.remove(asked)
            return False
        try:
            refresh = find(store, self.output_path)
            write(refresh, store, self.output_path)
        except (CannotSpliceError, OSError, sqlite3.Error) as reason:
            logger.info("incremental: a run, since %s", reason)
            return False
        logger.info("incremental: %d files made, without a run", len(refresh.files))
        return True
