"""The manifest of pages: which the last build made and from what, and what this one does.

`page_staleness` decides by it which pages are made again.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from .dependencies import DependencyTable
from .dependency_recorder import Recorder
from .obsolete_files import PageJournal
from .page_fingerprints import PageFingerprints, PageInputs
from .page_staleness import PageStaleness
from .schema import OWN
from .snapshot import GONE, Stamp, stamp
from .store import PageRecord, Store
from .value_fingerprints import OpaqueError

_ENVIRONMENT: Final = "environment of "


class PageEntry(NamedTuple):
    """A file that was made: the digest of its dependencies, and the fingerprint of their values."""

    dependencies: bytes
    own: str
    fingerprint: bytes


class WorkerPages(NamedTuple):
    """What a worker has left alone and made: names, entries, and dependencies as JSON."""

    unchanged: list[str]
    made: list[tuple[str, PageEntry, str]]
    lists: list[str]  # lists of names, as JSON, that the dependencies refer to


class PageManifest:
    """The pages of one output folder, after those of the last build in the same environment."""

    def __init__(
        self,
        store: Store,
        folder: Path,
        environment: bytes,
        page_fingerprints: PageFingerprints,
        left: set[str] | None = None,
    ) -> None:
        """With *left*, unchanged files stay in *folder* alone, and *left* gets their names."""
        self.folder = folder
        self.page_fingerprints = page_fingerprints
        self.changed: set[str] = set()  # files that a plugin has changed once they were written
        self.leaves_in_live_site = left is not None
        self.unchanged: set[str] = set() if left is None else left
        self.made: dict[str, PageEntry | None] = {}
        self.untracked: Counter[str] = Counter()  # why pages are made each time, how often
        self._files: dict[str, Stamp] = {}  # as Pelican has left them
        self._store = store
        self.build = str(folder.resolve())  # names its rows in the store
        self._environment = environment.hex()
        self.known = store.pages(self.build)
        self._dependencies = DependencyTable(store.dependencies(self.build))
        self._journal = PageJournal(store, self.build)
        same = store.value(_ENVIRONMENT + self.build) == self._environment
        before = self.known if same else {}
        self.staleness = PageStaleness(folder, before, self._dependencies, page_fingerprints)
        # Pages that cannot be tracked have no record, but they too may be made no longer.
        self._earlier = set(json.loads(store.value(f"pages of {self.build}") or "[]"))

    def entry(self, recorder: Recorder, page: PageInputs) -> PageEntry:
        """How *page* was made, of which *recorder* knows what it read. Raises OpaqueError."""
        name, own = self.page_fingerprints.names.name, page.own
        key = self._dependencies.add(recorder, page.template_name, own, name)
        reads = self._dependencies.get(key)
        fingerprint = reads and self.page_fingerprints.fingerprint(reads, page)
        if not fingerprint:
            raise OpaqueError("content that has no name of its own")
        return PageEntry(key, name(own) if own is not None else "", fingerprint)

    def add_unchanged(self, name: str) -> None:
        """The file *name* is up to date and stays as it is."""
        self.unchanged.add(name)

    def add(self, name: str, made: PageEntry | None) -> None:
        """*name* is about to be written; None: what it reads is not known, it is made each time."""
        self._journal.add(name)
        self.made[name] = made
        self.unchanged.discard(name)

    def record_file(self, name: str, path: str) -> None:
        """The file of *name*, at *path*, is written; a plugin may change it from here on."""
        self._files[name] = stamp(path)

    def begin_job(self) -> None:
        """In a worker: what is added from here on is for the parent process."""
        self.unchanged.clear()
        self.made.clear()

    def job_pages(self) -> WorkerPages:
        """What was added since `begin_job`. Raises OpaqueError if a page is made each time."""
        text = self._dependencies.text
        made = [(n, entry, text(entry.dependencies)) for n, entry in self.made.items() if entry]
        if len(made) < len(self.made):
            raise OpaqueError("a page that is made each time")
        return WorkerPages(list(self.unchanged), made, self._dependencies.take_new_lists())

    def merge(self, pages: WorkerPages) -> None:
        """Add what a worker has done."""
        texts = ((entry.dependencies, text) for _, entry, text in pages.made)
        self._dependencies.merge(texts, pages.lists)
        self.unchanged.update(pages.unchanged)
        for name, entry, _ in pages.made:
            self.made[name] = entry
            self.unchanged.discard(name)

    def pages(self) -> set[str]:
        return {*self.unchanged, *self.made}

    def is_in_place(self, written_to: Path) -> bool:
        """Whether the build writes where the last one wrote, and not beside it."""
        return written_to.resolve() == self.folder.resolve()

    def save(self, written_to: Path) -> list[str]:
        """Write down what was done; the names of the files of the last build that are no more."""
        records = {}
        for name, made in self.made.items():
            seen = stamp(os.path.join(written_to, name))
            if self._files.get(name, seen)[:2] != seen[:2]:
                self.changed.add(name)
            elif made and seen != GONE:
                records[name] = PageRecord(*made, *seen[:2])
        if self.changed:
            self.untracked["a plugin changes them once they are written"] = len(self.changed)
        earlier = self.known.keys() | self._journal.unfinished | self._earlier
        gone = sorted(earlier - self.pages())
        without_record = self.made.keys() - records.keys()
        used = self._dependencies.used({each.dependencies for _, each in self._records()})
        self._store.replace_pages(self.build, records, {*gone, *without_record}, used)
        self._store.set_value(_ENVIRONMENT + self.build, self._environment)
        self._store.set_value(f"pages of {self.build}", json.dumps(sorted(self.pages())))
        return gone

    def stamps(self, written_to: Path, others: Iterable[str]) -> dict[str, Stamp]:
        """By name: the stamp of each page and of *others* in the folder, without its last part.

        What was left alone is as it was found.
        """
        folder, known = os.path.join(written_to, ""), self.known
        stays = self.leaves_in_live_site or self.is_in_place(written_to)
        alone = self.unchanged if stays else set()
        return {
            name: (known[name].size, known[name].written, 0)
            if name in alone and name in known
            else stamp(folder + name)
            for name in sorted({*self.pages(), *others})
        }

    def readers_of(self, attributes: frozenset[str]) -> dict[str, set[str]]:
        """By name of a content: the pages that read any of *attributes* of it."""
        readers: dict[str, set[str]] = {}
        for name, record in self._records():
            reads = self._dependencies.get(record.dependencies)
            for content, asked in reads.attributes() if reads else ():
                if not attributes.isdisjoint(asked):
                    readers.setdefault(record.own if content == OWN else content, set()).add(name)
        return readers

    def _records(self) -> Iterator[tuple[str, PageRecord | PageEntry]]:
        yield from ((name, self.known[name]) for name in self.unchanged)
        yield from ((name, made) for name, made in self.made.items() if made)

    def close(self) -> None:
        """All is written, and what was to be removed is."""
        self._journal.close()
