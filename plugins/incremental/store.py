"""One SQLite file: what was read of each source, and what each page was made from.

A row counts only if its own digest fits, and a file only if the row and the file agree;
so a store that is damaged, foreign or of another version costs time and never shows in the output.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from .database import Database
from .digests import digest
from .schema import (
    ADD_PAGE,
    ADD_READ,
    EARLIER,
    GET_PAGE,
    GET_READ,
    DigestedRow,
    Row,
    note_text,
    row_digest,
)
from .snapshot import Stamp

_READS: Final = "environment of reads"
_AT_ONCE: Final = 500  # values in one query; SQLite takes 999 at least


class PageRecord(NamedTuple):
    """How a page was made: what it read, the fingerprint of all that, the file that came of it."""

    dependencies: bytes  # their digest
    own: str
    fingerprint: bytes
    size: int
    written: int  # modification time of the file, nanoseconds


class Store(Database):
    """The store at *path*; a new one where there is none that can be used."""

    def reads(self, sources: Iterable[bytes]) -> Iterator[Row]:
        """The rows of *sources*, as far as they are known and whole."""
        return self._reads("source", list(sources))

    def reads_of(self, paths: Iterable[str]) -> Iterator[Row]:
        """The rows of the files at *paths*, as far as they are known and whole."""
        return self._reads("path", list(paths))

    def _reads(self, key: str, asked: Sequence[object]) -> Iterator[Row]:
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            places = ", ".join("?" * len(some))
            yield from _undamaged(self.query(f"{GET_READ} {key} IN ({places})", tuple(some)))

    def untouched(self, environment: bytes, files: Mapping[str, Stamp]) -> set[str]:
        """Those of *files* that are as they were when they were read, in *environment*.

        None that was just being changed, then or now, of which two states may have one stamp.
        """
        if self.note(_READS) != environment.hex():
            return set()
        seen = self.query("SELECT path, size, written, changed FROM inputs")
        return {path for path, *stamp in seen if stamp[-1] and files.get(path) == tuple(stamp)}

    def has_reads(self) -> bool:
        return bool(self.query("SELECT 1 FROM reads LIMIT 1"))

    def exchange_reads(
        self, rows: Iterable[DigestedRow], sources: set[bytes], environments: set[bytes]
    ) -> None:
        """Add *rows*, each with its digest, and forget all but *sources*, of *environments*."""
        self.add_reads(rows)
        known = {row[0] for row in self.query("SELECT source FROM reads")}
        gone = [(each,) for each in known - sources]
        self.transaction(lambda db: db.executemany("DELETE FROM reads WHERE source = ?", gone))
        if len(environments) == 1:  # now stamps say what was read: each source has one read
            self.set_note(_READS, next(iter(environments)).hex())

    def add_reads(self, rows: Iterable[DigestedRow]) -> None:
        """Add *rows*, each with its digest, to those of the last whole build."""
        self.forget_stamps()  # a source may have several reads now
        flat = [(digested, *row) for digested, row in rows]
        if flat:
            self.transaction(lambda db: db.executemany(ADD_READ, flat))

    def forget_stamps(self) -> None:
        """Have no file count as untouched until `exchange_reads` is called."""
        self.set_note(_READS, "")

    def pages(self, root: str) -> dict[str, PageRecord]:
        rows = self.query(GET_PAGE, (root,))
        return {
            row[0]: PageRecord(*row[1:-1]) for row in rows if row_digest(root, *row[:-1]) == row[-1]
        }

    def dependencies(self, root: str) -> dict[bytes, str]:
        """What pages of *root* have read, as JSON by digest."""
        rows = self.query("SELECT shape, reads FROM shapes WHERE root = ?", (root,))
        return {key: text for key, text in rows if digest(str(text).encode()) == key}

    def replace_pages(
        self,
        root: str,
        made: dict[str, PageRecord],
        gone: Iterable[str],
        dependencies: dict[bytes, str],
    ) -> None:
        """In one transaction; *dependencies* are all that pages of *root* refer to from here on."""
        changed = [(root, name) for name in {*gone, *made}]
        rows = [
            (row_digest(root, name, *record), root, name, *record) for name, record in made.items()
        ]

        def replace(db: sqlite3.Connection) -> None:
            db.executemany("DELETE FROM pages WHERE root = ? AND name = ?", changed)
            _exchange(db, "shapes", "shape", root, [(root, *each) for each in dependencies.items()])
            db.executemany(ADD_PAGE, rows)

        self.transaction(replace)

    def note_whole(
        self,
        root: str,
        inputs: Mapping[str, Stamp],
        outputs: Mapping[str, Stamp],
    ) -> None:
        """What a build saw, and what it left, for a next one."""
        seen = [(root, path, *stamp) for path, stamp in inputs.items()]
        left = [(root, name, *stamp[:2]) for name, stamp in outputs.items()]

        def note(db: sqlite3.Connection) -> None:
            _exchange(db, "inputs", "path", root, seen)
            _exchange(db, "outputs", "name", root, left)

        self.transaction(note)

    def version(self) -> object:
        """Another value as soon as another process has written."""
        return self.query("PRAGMA data_version")[0][0]

    def note(self, name: str) -> str | None:
        """What `set_note` noted as *name*, if it is whole."""
        return self.transaction(lambda db: note_text(db, name))

    def set_note(self, name: str, text: str) -> None:
        row = (name, text, row_digest(name, text))
        self.transaction(
            lambda db: db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", row)
        )

    def forget_earlier_reads(self) -> None:
        """A new report knows all texts as they are now."""
        self.transaction(
            lambda db: db.execute("DELETE FROM notes WHERE name GLOB ?", (f"{EARLIER}*",))
        )


def _exchange(
    db: sqlite3.Connection, table: str, key: str, root: str, rows: list[tuple[Any, ...]]
) -> None:
    """Have *rows* be those of *root* in *table*; few differ from what is there."""
    where = f"FROM {table} WHERE root = ?"
    before = {row[1:]: row[0] for row in db.execute(f"SELECT {key}, * {where}", (root,))}
    fresh = [row for row in rows if before.pop(row, None) is None]
    db.executemany(f"DELETE {where} AND {key} = ?", [(root, name) for name in before.values()])
    if fresh:
        places = ", ".join("?" * len(fresh[0]))
        db.executemany(f"INSERT INTO {table} VALUES ({places})", fresh)  # noqa: S608


def _undamaged(rows: Iterable[Any]) -> Iterator[Row]:
    return (row for digested, *rest in rows if row_digest(*(row := tuple(rest))) == digested)
