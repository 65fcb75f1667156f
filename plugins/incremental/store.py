"""One SQLite file: what was read of each source, and what each page was made from.

A row is believed only where its own digest fits, and a file only where the row and the file agree;
so a store that is damaged, foreign or of another version costs time and never shows in the output.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from incremental.blake import digest

_APPLICATION: Final = 0x1E5C0DE
_FORMAT: Final = 1
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
CREATE TABLE notes (name TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID;
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_FORMAT};
"""

logger = logging.getLogger("pelican.plugins.incremental")


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
            self._db = _usable(path)
        except (OSError, sqlite3.OperationalError) as error:
            logger.warning("%s: cannot be used now (%s); everything is built", path, error)
            self._db = _opened(":memory:")
            self.is_kept = False

    def close(self) -> None:
        self._db.close()

    def reads(self, sources: Iterable[bytes]) -> Iterator[Row]:
        """The rows of *sources*, as far as they are known and whole."""
        for source in sources:
            query = "SELECT seal, source, path, metadata, content FROM reads WHERE source = ?"
            yield from _whole(self._db.execute(query, (source,)))

    def reads_of(self, path: str) -> list[Row]:
        """The rows of whatever was in *path*."""
        query = "SELECT seal, source, path, metadata, content FROM reads WHERE path = ?"
        return list(_whole(self._db.execute(query, (path,))))

    def add_reads(self, rows: Iterable[Row], instead_of: Iterable[bytes] = ()) -> None:
        with self._db:
            self._db.executemany("DELETE FROM reads WHERE source = ?", ((s,) for s in instead_of))
            self._db.executemany(
                "INSERT OR REPLACE INTO reads (source, seal, path, metadata, content)"
                " VALUES (?, ?, ?, ?, ?)",
                ((row[0], _seal(row), *row[1:]) for row in rows),
            )

    def keep_reads(self, sources: set[bytes]) -> None:
        """Forget what was read of any other source."""
        known = {row[0] for row in self._db.execute("SELECT source FROM reads")}
        with self._db:
            self._db.executemany(
                "DELETE FROM reads WHERE source = ?", ((each,) for each in known - sources)
            )

    def pages(self, root: str) -> dict[str, PageRecord]:
        rows = self._db.execute(
            "SELECT name, shape, own, signature, size, written FROM pages WHERE root = ?", (root,)
        )
        return {row[0]: PageRecord(*row[1:]) for row in rows}

    def shapes(self) -> dict[bytes, str]:
        rows = self._db.execute("SELECT shape, reads FROM shapes")
        return {shape: reads for shape, reads in rows if digest(reads.encode()) == shape}

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
        with self._db:
            self._db.executemany(
                "DELETE FROM pages WHERE root = ? AND name = ?", ((root, name) for name in gone)
            )
            self._db.executemany("DELETE FROM bodies WHERE root = ? AND name = ?", changed)
            self._db.executemany(
                "INSERT INTO bodies VALUES (?, ?, ?)",
                ((root, content, name) for name, shown in bodies.items() for content in shown),
            )
            self._db.executemany("INSERT OR REPLACE INTO shapes VALUES (?, ?)", shapes.items())
            self._db.executemany(
                "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?)",
                ((root, name, *record) for name, record in made.items()),
            )

    def showing(self, root: str, content: str) -> list[str]:
        """The pages and feeds that show the body of *content*."""
        rows = self._db.execute(
            "SELECT name FROM bodies WHERE root = ? AND content = ?", (root, content)
        )
        return sorted(row[0] for row in rows)

    def note(self, name: str) -> str | None:
        row = self._db.execute("SELECT text FROM notes WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def set_note(self, name: str, text: str) -> None:
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, text))


def _seal(row: Row) -> bytes:
    source, *texts = row
    return digest(b"\0".join((source, *(text.encode("utf-8", "surrogatepass") for text in texts))))


def _whole(rows: Iterable[Any]) -> Iterator[Row]:
    for seal, source, path, metadata, content in rows:
        row: Row = (source, path, metadata, content)
        if _seal(row) == seal:
            yield row


def _usable(path: Path) -> sqlite3.Connection:
    """The store at *path*, made anew if it is none. Raises OSError, sqlite3.OperationalError."""
    try:
        return _opened(path)
    except sqlite3.OperationalError:  # somebody holds it, or the disk is full
        raise
    except sqlite3.DatabaseError as error:
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
