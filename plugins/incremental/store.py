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
    ADD_DOCUMENT,
    ADD_PAGE,
    DELETE_DOCUMENT,
    GET_DOCUMENT,
    GET_PAGE,
    REPLACED,
    SET_VALUE,
    DigestedRow,
    Row,
    row_digest,
    stored_value,
)
from .snapshot import Stamp

_ENVIRONMENT: Final = "environment of documents"
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

    def documents(self, keys: Iterable[bytes]) -> Iterator[Row]:
        """The rows of the documents with *keys*, as far as they are known and undamaged."""
        return self._documents("read_key", list(keys))

    def documents_of(self, paths: Iterable[str]) -> Iterator[Row]:
        """The rows of the files at *paths*, as far as they are known and undamaged."""
        return self._documents("path", list(paths))

    def _documents(self, column: str, asked: Sequence[object]) -> Iterator[Row]:
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            places = ", ".join("?" * len(some))
            yield from _undamaged(self.query(f"{GET_DOCUMENT} {column} IN ({places})", tuple(some)))

    def untouched(self, environment: bytes, files: Mapping[str, Stamp]) -> set[str]:
        """Those of *files* that are as they were when they were read, in *environment*.

        None that was just being changed, then or now, of which two states may have one stamp.
        """
        if self.value(_ENVIRONMENT) != environment.hex():
            return set()
        seen = self.query("SELECT path, size, written, changed FROM inputs")
        return {path for path, *stamp in seen if stamp[-1] and files.get(path) == tuple(stamp)}

    def has_documents(self) -> bool:
        return bool(self.query("SELECT 1 FROM documents LIMIT 1"))

    def replace_documents(
        self, rows: Iterable[DigestedRow], keys: set[bytes], environments: set[bytes]
    ) -> None:
        """Add *rows*, each with its digest, and forget all documents but those with *keys*.

        *environments* are the digests of what the documents depend on besides their sources.
        """
        self.add_documents(rows)
        known = {row[0] for row in self.query("SELECT read_key FROM documents")}
        gone = [(each,) for each in known - keys]
        self.transaction(lambda db: db.executemany(DELETE_DOCUMENT, gone))
        if len(environments) == 1:  # now stamps say what was read: each source has one document
            self.set_value(_ENVIRONMENT, next(iter(environments)).hex())

    def add_documents(self, rows: Iterable[DigestedRow]) -> None:
        """Add *rows*, each with its digest, to those of the last whole build."""
        self.forget_stamps()  # a source may have several documents now
        flat = [(digested, *row) for digested, row in rows]
        if flat:
            self.transaction(lambda db: db.executemany(ADD_DOCUMENT, flat))

    def forget_stamps(self) -> None:
        """Have no file count as untouched until `replace_documents` is called."""
        self.set_value(_ENVIRONMENT, "")

    def pages(self, output: str) -> dict[str, PageRecord]:
        rows = self.query(GET_PAGE, (output,))
        return {
            row[0]: PageRecord(*row[1:-1])
            for row in rows
            if row_digest(output, *row[:-1]) == row[-1]
        }

    def dependencies(self, output: str) -> dict[bytes, str]:
        """What pages of *output* have read, as JSON by digest."""
        rows = self.query("SELECT digest, json FROM dependencies WHERE build = ?", (output,))
        return {key: text for key, text in rows if digest(str(text).encode()) == key}

    def replace_pages(
        self,
        output: str,
        made: dict[str, PageRecord],
        gone: Iterable[str],
        dependencies: dict[bytes, str],
    ) -> None:
        """In one transaction; *dependencies* are all that pages of *output* now refer to."""
        changed = [(output, name) for name in {*gone, *made}]
        rows = [
            (row_digest(output, name, *record), output, name, *record)
            for name, record in made.items()
        ]

        def replace(db: sqlite3.Connection) -> None:
            db.executemany("DELETE FROM pages WHERE build = ? AND name = ?", changed)
            texts = [(output, *each) for each in dependencies.items()]
            _exchange(db, "dependencies", "digest", output, texts)
            db.executemany(ADD_PAGE, rows)

        self.transaction(replace)

    def record_files(
        self,
        build: str,
        inputs: Mapping[str, Stamp],
        outputs: Mapping[str, Stamp],
    ) -> None:
        """Record which inputs *build* has seen and which outputs it has left, for the next one."""
        seen = [(build, path, *stamp) for path, stamp in inputs.items()]
        left = [(build, name, *stamp[:2]) for name, stamp in outputs.items()]

        def record(db: sqlite3.Connection) -> None:
            _exchange(db, "inputs", "path", build, seen)
            _exchange(db, "outputs", "name", build, left)

        self.transaction(record)

    def version(self) -> object:
        """Another value as soon as another process has written."""
        return self.query("PRAGMA data_version")[0][0]

    def value(self, name: str) -> str | None:
        """What `set_value` stored as *name*, if it is undamaged."""
        return self.transaction(lambda db: stored_value(db, name))

    def set_value(self, name: str, text: str) -> None:
        row = (name, text, row_digest(name, text))
        self.transaction(lambda db: db.execute(SET_VALUE, row))

    def forget_replaced_documents(self) -> None:
        """A new report knows all texts as they are now."""
        self.transaction(
            lambda db: db.execute("DELETE FROM named_values WHERE name GLOB ?", (f"{REPLACED}*",))
        )


def _exchange(
    db: sqlite3.Connection,
    table: str,
    key: str,
    build: str,
    rows: list[tuple[Any, ...]],
) -> None:
    """Have *rows* be those of *build* in *table*; few differ from what is there."""
    where = f"FROM {table} WHERE build = ?"
    before = {row[1:]: row[0] for row in db.execute(f"SELECT {key}, * {where}", (build,))}
    fresh = [row for row in rows if before.pop(row, None) is None]
    db.executemany(f"DELETE {where} AND {key} = ?", [(build, each) for each in before.values()])
    if fresh:
        places = ", ".join("?" * len(fresh[0]))
        db.executemany(f"INSERT INTO {table} VALUES ({places})", fresh)  # noqa: S608


def _undamaged(rows: Iterable[Any]) -> Iterator[Row]:
    return (row for digested, *rest in rows if row_digest(*(row := tuple(rest))) == digested)
