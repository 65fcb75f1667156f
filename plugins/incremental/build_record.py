"""Records what a build depended on and wrote, and removes the files that it no longer makes."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .log_counter import LogCounter
from .obsolete_files import ObsoleteFiles
from .page_manifest import PageManifest
from .schema import SNAPSHOT
from .snapshot import Snapshot, are_text
from .store import Store

logger = logging.getLogger("pelican.plugins.incremental")


class BuildRecord:
    """Made before the build reads anything, since it has to know what changes from then on."""

    def __init__(
        self, settings: Mapping[str, Any], store: Store, snapshot: Snapshot, until: float
    ) -> None:
        """*snapshot* is of the inputs; *until* is when the day ends, in seconds since 1970."""
        self._settings, self._store = settings, store
        self._snapshot, self._until = snapshot, until
        self._version = store.version()
        self._output = Path(settings["OUTPUT_PATH"])
        self._obsolete_files = ObsoleteFiles(self._output)
        self._log_counter = LogCounter()

    def close(self) -> None:
        self._log_counter.stop()

    def remove_obsolete_files(self, manifest: PageManifest, statics: set[str]) -> None:
        """Save *manifest*; remove what an earlier build has made, of pages and *statics*."""
        gone = manifest.save(self._output)
        name = f"static files of {manifest.build}"
        before = set(json.loads(self._store.value(name) or "[]"))
        if manifest.is_in_place(self._output):
            obsolete = [*gone, *sorted(before - statics - manifest.pages())]
            self._obsolete_files.remove(obsolete, are_rewritten=bool(manifest.changed))
        self._store.set_value(name, json.dumps(sorted(statics)))
        made, unchanged = len(manifest.made), len(manifest.unchanged)
        logger.info(
            "incremental: %s pages made, %s left alone, %s removed", made, unchanged, len(gone)
        )

    def written(self, manifest: PageManifest) -> set[str]:
        """What was written, copied or linked besides pages."""
        return self._obsolete_files.written(manifest.pages())

    def record_inputs(self, manifest: PageManifest, others: set[str], is_known: bool) -> bool:
        """Record what the next build needs to see that nothing, or next to nothing, has changed.

        *others* are the files that were made besides pages, *is_known* says whether what was read
        depends on the snapshot alone. False if more than the snapshot decides what was made.
        """
        outputs = manifest.stamps(self._output, others - manifest.pages())
        is_known = is_known and self._is_reproducible(manifest) and are_text(outputs)
        recorded = [self._snapshot.roots, self._snapshot.invocation_digest, self._until]
        files = self._snapshot.files if is_known else {}
        self._store.record_files(manifest.build, files, outputs if is_known else {})
        self._store.set_value(
            f"{SNAPSHOT} {manifest.build}", json.dumps(recorded if is_known else None)
        )
        return is_known

    def _is_reproducible(self, manifest: PageManifest) -> bool:
        """Whether nothing but the inputs decides what was made, and nothing was logged."""
        tracked = not manifest.untracked and all(manifest.made.values())
        steady = not self._settings["DELETE_OUTPUT_DIRECTORY"]  # of what others put there
        alone = self._version == self._store.version()  # no other build has written to the store
        return tracked and steady and alone and self._log_counter.is_silent
