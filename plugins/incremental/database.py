"""The SQLite file of the store, and a new one in its place where it cannot be used."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

from .schema import APPLICATION, FORMAT, SCHEMA, TABLES

# Errors of SQLite that say nothing about what is in the file.
_OUT_OF_REACH: Final = frozenset(
    {
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY),
        *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM),
    }
)
_PATIENCE_S: Final = 30.0

logger = logging.getLogger("pelican.plugins.incremental")
Result = TypeVar("Result")


class _OldFormatError(sqlite3.DatabaseError):
    """The store is of another version of this plugin."""


class Database:
    """The database at *path*, or one in memory if no file can be used."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_persistent = True  # whether the next build will find it
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = _opened(path)
        except (OSError, sqlite3.DatabaseError, UnicodeDecodeError) as error:
            self._db = self._instead(error)

    def close(self) -> None:
        self._db.close()

    def query(self, query: str, values: tuple[object, ...] = ()) -> list[Any]:
        return self.transaction(lambda db: db.execute(query, values).fetchall())

    def transaction(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
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
        self.is_persistent = False
        return _opened(":memory:")


def _anew(path: Path, error: Exception) -> sqlite3.Connection:
    """A new store at *path*. Raises OSError, sqlite3.OperationalError."""
    if isinstance(error, _OldFormatError):  # nothing is wrong
        sys.stderr.write("The cache has an old format: everything is built once.\n")
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
