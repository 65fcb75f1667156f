"""One SQLite file: what was read of each source, and what each page was made from.

A row is believed only where its own digest fits, and a file only where the row and the file agree;
so a store that is damaged, foreign or of another version costs time and never shows in the output.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from incremental.blake import digest

_APPLICATION: Final = 0x1E5C0DE
_FORMAT: Final = 2
# Errors of SQLite that say nothing about what is in the file.
_OUT_OF_REACH: Final = frozenset(
    {
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY),
        *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM),
    }
)
_PATIENCE_S: Final = 30.0
_SCHEMA: Final = f"""
CREATE TABLE reads (source BLOB PRIMARY KEY, seal BLOB, path TEXT, metadata TEXT, content TEXT);
CREATE INDEX reads_of ON reads (path);
CREATE TABLE pages (root TEXT, name TEXT, shape BLOB, own TEXT, signature BLOB, size INT,
                    written INT, PRIMARY KEY (root, name)) WITHOUT ROWID;
CREATE TABLE shapes (shape BLOB PRIMARY KEY, reads TEXT) WITHOUT ROWID;
CREATE TABLE bodies (root TEXT, content TEXT, name TEXT, PRIMARY KEY (root, content, name))
                    WITHOUT ROWID;
CREATE INDEX bodies_of ON bodies (root, name);
CREATE TABLE notes (name TEXT PRIMARY KEY, text TEXT, seal BLOB) WITHOUT ROWID;
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_FORMAT};
"""

logger = logging.getLogger("pelican.plugins.incremental")


Result = TypeVar("Result")
Row = tuple[bytes, str, str, str]  # digest of all that was read, path, metadata, content


class PageRecord(NamedTuple):
    """How a page was made: what it read, the signature of all that, the file that came of it."""

    shape: bytes
    own: str
    signature: bytes
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
        for source in sources:
            query = "SELECT seal, source, path, metadata, content FROM reads WHERE source = ?"
            yield from _whole(self._ask(query, (source,)))

    def reads_of(self, path: str) -> list[Row]:
        """The rows of whatever was in *path*."""
        query = "SELECT seal, source, path, metadata, content FROM reads WHERE path = ?"
        return list(_whole(self._ask(query, (path,))))

    def add_reads(self, rows: Iterable[Row], instead_of: Iterable[bytes] = ()) -> None:
        told, outdated = [(row[0], _seal(row), *row[1:]) for row in rows], list(instead_of)

        def add(db: sqlite3.Connection) -> None:
            db.executemany("DELETE FROM reads WHERE source = ?", ((each,) for each in outdated))
            db.executemany("INSERT OR REPLACE INTO reads VALUES (?, ?, ?, ?, ?)", told)

        self._do(add)

    def keep_reads(self, sources: set[bytes]) -> None:
        """Forget what was read of any other source."""
        known = {row[0] for row in self._ask("SELECT source FROM reads")}
        gone = [(each,) for each in known - sources]
        self._do(lambda db: db.executemany("DELETE FROM reads WHERE source = ?", gone))

    def pages(self, root: str) -> dict[str, PageRecord]:
        rows = self._ask(
            "SELECT name, shape, own, signature, size, written FROM pages WHERE root = ?", (root,)
        )
        return {row[0]: PageRecord(*row[1:]) for row in rows if isinstance(row[0], str)}

    def shapes(self) -> dict[bytes, str]:
        rows = self._ask("SELECT shape, reads FROM shapes")
        return {shape: reads for shape, reads in rows if digest(str(reads).encode()) == shape}

    def replace_pages(
        self,
        root: str,
        made: dict[str, PageRecord],
        gone: Iterable[str],
        shapes: dict[bytes, str],
        bodies: dict[str, frozenset[str]],
    ) -> None:
        """In one transaction; *bodies* says whose text each of the *made* pages shows."""
        changed = [(root, name) for name in {*gone, *made}]
        shown = [(root, content, name) for name, all_of in bodies.items() for content in all_of]
        rows = [(root, name, *record) for name, record in made.items()]

        def replace(db: sqlite3.Connection) -> None:
            db.executemany("DELETE FROM pages WHERE root = ? AND name = ?", changed)
            db.executemany("DELETE FROM bodies WHERE root = ? AND name = ?", changed)
            db.executemany("INSERT INTO bodies VALUES (?, ?, ?)", shown)
            db.executemany("INSERT OR REPLACE INTO shapes VALUES (?, ?)", shapes.items())
            db.executemany("INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

        self._do(replace)

    def showing(self, root: str, content: str) -> list[str]:
        """The pages and feeds that show the body of *content*."""
        rows = self._ask("SELECT name FROM bodies WHERE root = ? AND content = ?", (root, content))
        return sorted(str(row[0]) for row in rows)

    def note(self, name: str) -> str | None:
        """What `set_note` noted as *name*, if it is whole."""
        found = self._ask("SELECT text, seal FROM notes WHERE name = ?", (name,))
        return next((text for text, seal in found if seal == _note_seal(name, text)), None)

    def set_note(self, name: str, text: str) -> None:
        row = (name, text, _note_seal(name, text))
        self._do(lambda db: db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", row))

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
        if getattr(error, "sqlite_errorcode", None) not in _OUT_OF_REACH:
            with contextlib.suppress(OSError, sqlite3.OperationalError):
                return _anew(self.path, error)
        logger.warning("%s: cannot be used now (%s); everything is built", self.path, error)
        self.is_kept = False
        return _opened(":memory:")


def _seal(row: Row) -> bytes:
    source, *texts = row
    told = (str(text).encode("utf-8", "surrogatepass") for text in texts)
    return digest(b"\0".join((source, *told)))


def _note_seal(name: str, text: object) -> bytes:
    return digest(f"{name}\0{text}".encode("utf-8", "surrogatepass"))


def _whole(rows: Iterable[Any]) -> Iterator[Row]:
    for seal, source, path, metadata, content in rows:
        row: Row = (source, path, metadata, content)
        if isinstance(source, bytes) and _seal(row) == seal:
            yield row


def _anew(path: Path, error: Exception) -> sqlite3.Connection:
    """A new store at *path*. Raises OSError, sqlite3.OperationalError."""
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
            db.executescript(f"BEGIN EXCLUSIVE;{_SCHEMA}COMMIT;")
    elif (application, version) != (_APPLICATION, _FORMAT):
        raise sqlite3.DatabaseError("made by another program or another version")
    for table in ("reads", "pages", "shapes", "bodies", "notes"):
        db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()  # noqa: S608 - the names above


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
