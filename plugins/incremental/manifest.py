"""What a build did with each page: made it, or left it, since all that it reads is the same."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple, TextIO

import jinja2
from pelican.contents import Content

from .dependency_recorder import Recorder
from .digests import digest
from .page_fingerprints import Dependencies, PageFingerprints, dependencies_of
from .schema import OWN
from .snapshot import GONE, Stamp, stamp
from .store import PageRecord, Store
from .value_fingerprints import OpaqueError

_ENVIRONMENT: Final = "environment of "


class PageEntry(NamedTuple):
    """A file that was made: what it read, and the fingerprint of that."""

    shape: bytes
    own: str
    fingerprint: bytes


class Manifest:
    """The pages of one output folder, after those of the last build in the same environment."""

    def __init__(
        self, store: Store, folder: Path, environment: bytes, shares_files: bool = True
    ) -> None:
        """*shares_files*: a file that is brought from *folder* is not changed afterwards."""
        self.folder = folder
        self._shares_files = shares_files
        self._files: dict[str, Stamp] = {}  # as Pelican has left them
        self.changed: set[str] = set()  # files that somebody has changed since then
        self._prefix = os.path.join(folder, "")
        self.kept: set[str] = set()
        self.made: dict[str, PageEntry | None] = {}
        self._store, self.root = store, str(folder.resolve())
        self._environment = environment.hex()
        self.known = store.pages(self.root)
        self._shapes = store.shapes(self.root)
        self._plans: dict[bytes, Dependencies] = {}
        self._lists: dict[str, list[str]] = {}  # of names, by digest
        self._new_lists: list[str] = []  # as JSON: those that a parent may not know
        # Names are noted before their files are written: the next build removes what a failed
        # one has left.
        self._writing = store.path.with_name(f"{digest(self.root.encode()).hex()}.writing")
        self._unfinished = _lines(self._writing)
        self._journal: TextIO | None = None
        same = store.note(_ENVIRONMENT + self.root) == self._environment
        self._before = self.known if same else {}
        # Pages that cannot be told have no record, but they too may be made no longer.
        self._earlier = set(json.loads(store.note(f"pages of {self.root}") or "[]"))

    def is_same(  # noqa: PLR0913, PLR0917 - as in `sign`
        self,
        name: str,
        root: str,
        page_fingerprints: PageFingerprints,
        env: jinja2.Environment,
        own: Content | None,
        context: Mapping[str, Any],
    ) -> bool:
        """Whether the file of page *name* is what the template *root* would give now."""
        record = self._before.get(name)
        if record is None or not self._is_whole(name, record):
            return False
        reads = self._reads(record.shape)
        if reads is None or reads.templates[0] != root:  # another page has stood in its place
            return False
        try:
            seen = page_fingerprints.fingerprint(env, reads, own, context, self._names_of)
            return seen == record.fingerprint
        except OpaqueError:
            return False

    def is_same_as(self, name: str, fingerprint: bytes) -> bool:
        """The same for a file that is no page, such as a feed: *fingerprint* is all there is."""
        record = self._before.get(name)
        return (
            record is not None
            and record.fingerprint == fingerprint
            and self._is_whole(name, record)
        )

    def bring(self, name: str, target: str) -> None:
        """Have the file of *name*, which stays as it is, at *target* too, if that is elsewhere."""
        source = self._prefix + name
        if source == target:
            return
        if os.path.lexists(target) and os.path.samefile(source, target):
            return
        os.makedirs(os.path.dirname(target), exist_ok=True)
        Path(target).unlink(missing_ok=True)
        if not (self._shares_files and _is_linked(source, target)):
            shutil.copy2(source, target)

    def keep(self, name: str) -> None:
        self.kept.add(name)

    def add(self, name: str, made: PageEntry | None) -> None:
        """*name* was made; None says that what it read cannot be told, so it is made each time."""
        if self._journal is None and self._store.is_kept:
            self._journal = self._writing.open("a", buffering=1, encoding="utf-8")
        if self._journal is not None:
            self._journal.write(f"{name}\n")
        self.made[name] = made
        self.kept.discard(name)

    def note_file(self, name: str, path: str) -> None:
        """The file of *name*, at *path*, is written; a plugin may change it from here on."""
        self._files[name] = stamp(path)

    def begin(self) -> None:
        """In a process of its own: what is added from here on is for the parent."""
        self.kept.clear()
        self.made.clear()

    def report(self) -> tuple[list[str], list[tuple[str, PageEntry, str]], list[str]]:
        """What was kept and made since `begin`, and lists of names that are new since then.

        Raises OpaqueError if that cannot be told.
        """
        made = [(name, made, self._shapes[made.shape]) for name, made in self.made.items() if made]
        if len(made) < len(self.made):
            raise OpaqueError("a page that is made each time")
        lists, self._new_lists = self._new_lists, []
        return list(self.kept), made, lists

    def accept(
        self, kept: Iterable[str], made: Iterable[tuple[str, PageEntry, str]], lists: Iterable[str]
    ) -> None:
        """Add the report of another process."""
        self._shapes.update((digest(each.encode()), each) for each in lists)
        self.kept.update(kept)
        for name, how, reads in made:
            self._shapes[how.shape] = reads
            self.made[name] = how
            self.kept.discard(name)

    def sign(  # noqa: PLR0913, PLR0917 - what a fingerprint is of
        self,
        recorder: Recorder,
        root: str,
        page_fingerprints: PageFingerprints,
        env: jinja2.Environment,
        own: Content | None,
        name: Any,
    ) -> PageEntry:
        """Raises OpaqueError."""
        reads, listed = dependencies_of(recorder, root, name, own)
        shape = digest(reads.encode())
        self._shapes.setdefault(shape, reads)
        for key in listed.keys() - self._shapes.keys():
            self._shapes[key] = listed[key]
            self._new_lists.append(listed[key])
        plan = self._reads(shape)
        fingerprint = plan and page_fingerprints.fingerprint(
            env, plan, own, recorder.context, self._names_of
        )
        if not fingerprint:
            raise OpaqueError("content that has no name of its own")
        return PageEntry(shape, name(own) if own is not None else "", fingerprint)

    def _reads(self, shape: bytes) -> Dependencies | None:
        if shape not in self._plans and shape in self._shapes:
            self._plans[shape] = Dependencies.of(self._shapes[shape])
        return self._plans.get(shape)

    def _names_of(self, key: str) -> list[str]:
        """The list of names with the digest *key*; none if the store has lost it."""
        if key not in self._lists:
            self._lists[key] = json.loads(self._shapes.get(bytes.fromhex(key), "[]"))
        return self._lists[key]

    def _is_whole(self, name: str, record: PageRecord) -> bool:
        return stamp(self._prefix + name)[:2] == (record.size, record.written)

    def pages(self) -> set[str]:
        return {*self.kept, *self.made}

    def is_in_place(self, output: Path) -> bool:
        """Whether the build writes where the last one wrote, and not beside it."""
        return output.resolve() == self.folder.resolve()

    def invalidate_all(self) -> None:
        """Leave nothing alone; still remove what is made no longer."""
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
        earlier = self.known.keys() | self._unfinished | self._earlier
        gone = sorted(earlier - self.kept - self.made.keys())
        untold = self.made.keys() - records.keys()
        self._store.replace_pages(self.root, records, {*gone, *untold}, self._used_shapes())
        self._store.set_note(_ENVIRONMENT + self.root, self._environment)
        self._store.set_note(f"pages of {self.root}", json.dumps(sorted(self.pages())))
        return gone

    def _used_shapes(self) -> dict[bytes, str]:
        """What the pages that are there have read, and the lists of names that this refers to."""
        used = {record.shape for _, record in self._records()}
        read = [reads for shape in used if (reads := self._reads(shape))]
        used |= {bytes.fromhex(key) for reads in read for key, _ in reads.lists}
        return {shape: reads for shape, reads in self._shapes.items() if shape in used}

    def stamps(self, output: Path, others: Iterable[str]) -> dict[str, Stamp]:
        """By name: the stamp of each page and of *others* in *output*, without its last part.

        What was left alone is as it was found.
        """
        folder, alone = os.path.join(output, ""), self.kept if self.is_in_place(output) else set()
        names = sorted({*self.kept, *self.made, *others})
        known = self.known
        return {
            name: (known[name].size, known[name].written, 0)
            if name in alone and name in known
            else stamp(folder + name)
            for name in names
        }

    def readers_of(self, attributes: frozenset[str]) -> dict[str, set[str]]:
        """By name of a content: the pages that read any of *attributes* of it."""
        readers: dict[str, set[str]] = {}
        for name, record in self._records():
            reads = self._reads(record.shape) if record.shape in self._shapes else None
            for key, asked in self._asked(reads) if reads else ():
                if not attributes.isdisjoint(asked):
                    readers.setdefault(record.own if key == OWN else key, set()).add(name)
        return readers

    def _asked(self, reads: Dependencies) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each content of *reads* with its attributes."""
        yield from reads.contents
        for key, asked in reads.lists:
            yield from ((name, asked) for name in self._names_of(key))

    def _records(self) -> Iterator[tuple[str, PageRecord | PageEntry]]:
        yield from ((name, self.known[name]) for name in self.kept)
        yield from ((name, made) for name, made in self.made.items() if made)

    def close(self) -> None:
        """All is written, and what was to be removed is."""
        if self._journal is not None:
            self._journal.close()
        if self._store.is_kept:
            self._writing.unlink(missing_ok=True)


def _is_linked(source: str, target: str) -> bool:
    """Whether *target* is now a link to *source*; not between file systems, or without links."""
    try:
        os.link(source, target)
    except OSError:
        return False
    return True


def _lines(path: Path) -> set[str]:
    return set(path.read_text(encoding="utf-8").splitlines()) if path.exists() else set()
