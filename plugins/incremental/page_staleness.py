"""Decides whether a page is stale: it is rendered again unless nothing that it read has changed.

A page is up to date if

1. its file has the size and the time with which the last build left it,
2. that build had the same `build_environment` and rendered the page from the same template,
3. all that the template read then has the same fingerprint now.

`dependency_tracking` records what a template reads, `page_fingerprints` makes the fingerprint of
the values, and `page_manifest` has both of the last build.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from .dependencies import DependencyTable
from .page_fingerprints import PageFingerprints, PageInputs
from .snapshot import stamp
from .store import PageRecord
from .value_fingerprints import OpaqueError


class PageStaleness:
    """Compares pages with the *records* that the last build has left of the files of *folder*."""

    def __init__(
        self,
        folder: Path,
        records: Mapping[str, PageRecord],
        dependencies: DependencyTable,
        fingerprints: PageFingerprints,
    ) -> None:
        self._prefix = os.path.join(folder, "")
        self._records = records
        self._dependencies = dependencies
        self._fingerprints = fingerprints

    def is_stale(self, name: str, page: PageInputs) -> bool:
        """Whether the file *name* may differ from what *page* would give now."""
        record = self._record_of_unchanged(name)
        reads = record and self._dependencies.get(record.dependencies)
        if not record or not reads or reads.templates[0] != page.template_name:
            return True
        try:
            return self._fingerprints.fingerprint(reads, page) != record.fingerprint
        except OpaqueError:
            return True

    def is_stale_file(self, name: str, fingerprint: bytes) -> bool:
        """The same for a file that is no page, of whose inputs *fingerprint* is made: a feed."""
        record = self._record_of_unchanged(name)
        return record is None or record.fingerprint != fingerprint

    def invalidate_all(self) -> None:
        """Have every page be stale."""
        self._records = {}

    def _record_of_unchanged(self, name: str) -> PageRecord | None:
        """How *name* was made in the last build, if its file is as that left it."""
        record = self._records.get(name)
        is_as_left = record and stamp(self._prefix + name)[:2] == (record.size, record.written)
        return record if is_as_left else None
