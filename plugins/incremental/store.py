"""One SQLite file: what was read of each source, and what each page was made from.

A row is believed only where its own digest fits, and a file only where the row and the file agree;
so a store that is damaged, foreign or of another version costs time and never shows in the output.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from .digests import digest
from .schema import (
    ADD_PAGE,
    ADD_READ,
    APPLICATION,
    EARLIER,
    FORMAT,
    GET_PAGE,
    GET_READ,
    SCHEMA,
    TABLES,
    DigestedRow,
    Row,
    note_text,
    row_digest,
)
from .snapshot import Stamp

# Errors of SQLite that say nothing about what is in the file.
_OUT_OF_REACH: Final = frozenset(
    {
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY),
        *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM),
    }
)
_PATIENCE_S: Final = 30.0
_READS: Final = "environment of reads"

logger = logging.getLogger("pelican.plugins.incremental")


_AT_ONCE: Final = 500  # values in one query; SQLite takes 999 at least
Result = TypeVar("Result")


class _OldFormatError(sqlite3.DatabaseError):
    """The store is of another version of this plugin."""


class PageRecord(NamedTuple):
    """How a page was made: what it read, the fingerprint of all that, the file that came of it."""

    shape: bytes
    own: str
    fingerprint: bytes
    size: int
    written: int  # modification time of the file, nanoseconds


class Store:
    """The store at *path*; a new one where there is none that can be used."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_kept = True  # whether there will be a next time
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = _opened(path)
        except (OSError, sqlite3.DatabaseError, UnicodeDecodeError) as error:
            self._db = self._instead(error)

    def close(self) -> None:
        self._db.close()

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
            yield from _whole(self._ask(f"{GET_READ} {key} IN ({places})", tuple(some)))

    def untouched(self, environment: bytes, files: Mapping[str, Stamp]) -> set[str]:
        """Those of *files* that are as they were when they were read, in *environment*.

        None that was just being changed, then or now, of which two states may have one stamp.
        """
        if self.note(_READS) != environment.hex():
            return set()
        seen = self._ask("SELECT path, size, written, changed FROM inputs")
        return {path for path, *stamp in seen if stamp[-1] and files.get(path) == tuple(stamp)}

    def has_reads(self) -> bool:
        return bool(self._ask("SELECT 1 FROM reads LIMIT 1"))

    def exchange_reads(
        self, rows: Iterable[DigestedRow], sources: set[bytes], environments: set[bytes]
    ) -> None:
        """Add *rows*, each with its digest, and forget all but *sources*, of *environments*."""
        self.forget_stamps()  # until no others are there
        self._add_reads([(digested, *row) for digested, row in rows])
        self._keep_reads(sources)
        if len(environments) == 1:
            self.set_note(_READS, next(iter(environments)).hex())

    def forget_stamps(self) -> None:
        """Have no file count as untouched until `exchange_reads` is called."""
        self.set_note(_READS, "")

    def add_reads(self, rows: Iterable[DigestedRow]) -> None:
        """Add *rows*, each with its digest, to those of the last whole build."""
        self.forget_stamps()  # a source may have several reads now
        self._add_reads([(digested, *row) for digested, row in rows])

    def _add_reads(self, rows: list[tuple[Any, ...]]) -> None:
        if rows:
            self._do(lambda db: db.executemany(ADD_READ, rows))

    def _keep_reads(self, sources: set[bytes]) -> None:
        known = {row[0] for row in self._ask("SELECT source FROM reads")}
        gone = [(each,) for each in known - sources]
        self._do(lambda db: db.executemany("DELETE FROM reads WHERE source = ?", gone))

    def pages(self, root: str) -> dict[str, PageRecord]:
        rows = self._ask(GET_PAGE, (root,))
        return {
            row[0]: PageRecord(*row[1:-1]) for row in rows if row_digest(root, *row[:-1]) == row[-1]
        }

    def shapes(self, root: str) -> dict[bytes, str]:
        rows = self._ask("SELECT shape, reads FROM shapes WHERE root = ?", (root,))
        return {shape: reads for shape, reads in rows if digest(str(reads).encode()) == shape}

    def replace_pages(
        self,
        root: str,
        made: dict[str, PageRecord],
        gone: Iterable[str],
        shapes: dict[bytes, str],
    ) -> None:
        """In one transaction; *shapes* are all that pages of *root* refer to from here on."""
        changed = [(root, name) for name in {*gone, *made}]
        rows = [
            (row_digest(root, name, *record), root, name, *record) for name, record in made.items()
        ]

        def replace(db: sqlite3.Connection) -> None:
            db.executemany("DELETE FROM pages WHERE root = ? AND name = ?", changed)
            _exchange(db, "shapes", "shape", root, [(root, *each) for each in shapes.items()])
            db.executemany(ADD_PAGE, rows)

        self._do(replace)

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

        self._do(note)

    def version(self) -> object:
        """Another value as soon as another process has written."""
        return self._ask("PRAGMA data_version")[0][0]

    def note(self, name: str) -> str | None:
        """What `set_note` noted as *name*, if it is whole."""
        return self._do(lambda db: note_text(db, name))

    def set_note(self, name: str, text: str) -> None:
        row = (name, text, row_digest(name, text))
        self._do(lambda db: db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", row))

    def forget_earlier_reads(self) -> None:
        """A new report knows all texts as they are now."""
        self._do(lambda db: db.execute("DELETE FROM notes WHERE name GLOB ?", (f"{EARLIER}*",)))

    def _ask(self, query: str, values: tuple[object, ...] = ()) -> list[Any]:
        return self._do(lambda db: db.execute(query, values).fetchall())

    def _do(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        """*work* with the database; with an empty one if this one turns out to be damaged."""
        try:
            with self._db:
                return work(self._db)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            self._db.close()
            self._db = self._instead(error)
            with self._db:
                return work(self._db)

    def _instead(self, error: Exception) -> sqlite3.Connection:
        """A database in the place of one that gave *error*."""
        code = getattr(error, "sqlite_errorcode", None)
        if not isinstance(error, OSError) and code not in _OUT_OF_REACH:
            with contextlib.suppress(OSError, sqlite3.OperationalError):
                return _anew(self.path, error)
        logger.warning("%s: cannot be used now (%s); everything is built", self.path, error)
        self.is_kept = False
        return _opened(":memory:")


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


def _whole(rows: Iterable[Any]) -> Iterator[Row]:
    return (row for digested, *rest in rows if row_digest(*(row := tuple(rest))) == digested)


def _anew(path: Path, error: Exception) -> sqlite3.Connection:
    """A new store at *path*. Raises OSError, sqlite3.OperationalError."""
    if isinstance(error, _OldFormatError):  # nothing is wrong
        sys.stderr.write("The code has changed: all pages are made anew.\n")
    else:
        logger.warning("%s: not a store that can be used (%s); it is made anew", path, error)
    _remove(path)
    return _opened(path)


def _opened(path: Path | str) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=_PATIENCE_S)
    try:
        _prepare(db)
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db


def _prepare(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA journal_mode = WAL")
    application, version = (
        db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    is_new = not db.execute("SELECT 1 FROM sqlite_master").fetchone()
    if is_new:
        with contextlib.suppress(sqlite3.OperationalError):  # another build has just made it
            db.executescript(f"BEGIN EXCLUSIVE;{SCHEMA}COMMIT;")
    elif application != APPLICATION:
        raise sqlite3.DatabaseError("made by another program")
    elif version != FORMAT:
        raise _OldFormatError
    for table in TABLES:
        db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()  # noqa: S608 - the names above


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
