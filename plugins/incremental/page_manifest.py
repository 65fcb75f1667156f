"""What a build did with each page: made it, or left it, since all that it reads is the same."""

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


class PageReport(NamedTuple):
    """What another process has kept and made: names, entries, and dependencies as JSON."""

    kept: list[str]
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
        shares_files: bool = True,
    ) -> None:
        """*shares_files*: a file that is linked from *folder* is not changed afterwards."""
        self.folder = folder
        self.page_fingerprints = page_fingerprints
        self.shares_files = shares_files
        self.changed: set[str] = set()  # files that a plugin has changed once they were written
        self.kept: set[str] = set()
        self.made: dict[str, PageEntry | None] = {}
        self.untracked: Counter[str] = Counter()  # why pages are made each time, how often
        self._files: dict[str, Stamp] = {}  # as Pelican has left them
        self._prefix = os.path.join(folder, "")
        self._store, self.root = store, str(folder.resolve())
        self._environment = environment.hex()
        self.known = store.pages(self.root)
        self._dependencies = DependencyTable(store.dependencies(self.root))
        self._journal = PageJournal(store, self.root)
        same = store.note(_ENVIRONMENT + self.root) == self._environment
        self._before = self.known if same else {}
        # Pages that cannot be tracked have no record, but they too may be made no longer.
        self._earlier = set(json.loads(store.note(f"pages of {self.root}") or "[]"))

    def is_same(self, name: str, page: PageInputs) -> bool:
        """Whether the file *name* is what *page* would give now."""
        record = self._unchanged(name)
        reads = record and self._dependencies.get(record.dependencies)
        if not record or not reads or reads.templates[0] != page.root:  # it was another page
            return False
        try:
            return self.page_fingerprints.fingerprint(reads, page) == record.fingerprint
        except OpaqueError:
            return False

    def is_same_as(self, name: str, fingerprint: bytes) -> bool:
        """The same for a file that is no page, such as a feed: *fingerprint* is all there is."""
        record = self._unchanged(name)
        return record is not None and record.fingerprint == fingerprint

    def _unchanged(self, name: str) -> PageRecord | None:
        """How *name* was made in the last build, if its file is as that left it."""
        record = self._before.get(name)
        is_as_left = record and stamp(self._prefix + name)[:2] == (record.size, record.written)
        return record if is_as_left else None

    def entry(self, recorder: Recorder, page: PageInputs) -> PageEntry:
        """How *page* was made, of which *recorder* knows what it read. Raises OpaqueError."""
        name, own = self.page_fingerprints.names.name, page.own
        key = self._dependencies.add(recorder, page.root, own, name)
        reads = self._dependencies.get(key)
        fingerprint = reads and self.page_fingerprints.fingerprint(reads, page)
        if not fingerprint:
            raise OpaqueError("content that has no name of its own")
        return PageEntry(key, name(own) if own is not None else "", fingerprint)

    def keep(self, name: str) -> None:
        self.kept.add(name)

    def add(self, name: str, made: PageEntry | None) -> None:
        """*name* is about to be written; None: what it reads is not known, it is made each time."""
        self._journal.add(name)
        self.made[name] = made
        self.kept.discard(name)

    def note_file(self, name: str, path: str) -> None:
        """The file of *name*, at *path*, is written; a plugin may change it from here on."""
        self._files[name] = stamp(path)

    def begin(self) -> None:
        """In a process of its own: what is added from here on is for the parent."""
        self.kept.clear()
        self.made.clear()

    def report(self) -> PageReport:
        """What was kept and made since `begin`. Raises OpaqueError if a page is made each time."""
        text = self._dependencies.text
        made = [(n, entry, text(entry.dependencies)) for n, entry in self.made.items() if entry]
        if len(made) < len(self.made):
            raise OpaqueError("a page that is made each time")
        return PageReport(list(self.kept), made, self._dependencies.take_new_lists())

    def accept(self, report: PageReport) -> None:
        """Add the report of another process."""
        texts = ((entry.dependencies, text) for _, entry, text in report.made)
        self._dependencies.accept(texts, report.lists)
        self.kept.update(report.kept)
        for name, entry, _ in report.made:
            self.made[name] = entry
            self.kept.discard(name)

    def pages(self) -> set[str]:
        return {*self.kept, *self.made}

    def is_in_place(self, output: Path) -> bool:
        """Whether the build writes where the last one wrote, and not beside it."""
        return output.resolve() == self.folder.resolve()

    def invalidate_all(self) -> None:
        """Make every page anew; still remove what is made no longer."""
        self._before = {}

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
        self._store.replace_pages(self.root, records, {*gone, *without_record}, used)
        self._store.set_note(_ENVIRONMENT + self.root, self._environment)
        self._store.set_note(f"pages of {self.root}", json.dumps(sorted(self.pages())))
        return gone

    def stamps(self, output: Path, others: Iterable[str]) -> dict[str, Stamp]:
        """By name: the stamp of each page and of *others* in *output*, without its last part.

        What was left alone is as it was found.
        """
        folder, alone = os.path.join(output, ""), self.kept if self.is_in_place(output) else set()
        known = self.known
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
        yield from ((name, self.known[name]) for name in self.kept)
        yield from ((name, made) for name, made in self.made.items() if made)

    def close(self) -> None:
        """All is written, and what was to be removed is."""
        self._journal.close()
