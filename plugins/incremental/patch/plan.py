"""How an output that was built before comes up to date without a run of Pelican, if it can.

    patch = plan(store, output)              # None: a run is needed
    if patch is not None:
        …                                    # put patch.files in place
        patch.save()                       # or patch.drop()

From `plan` to `save` or `drop` other processes cannot write to the store.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable
from typing import Any, Final

from ..lock import BuildLock
from ..schema import ADD_PAGE, GET_PAGE, check_format, row_digest, stored_value
from ..snapshot import stamp

Path = str | os.PathLike[str]
RECORDED_BUILD: Final = "patch of"
DIAGNOSTICS: Final = "diagnostics of"
_PATIENCE_S: Final = 5.0
_LEFT: Final = "UPDATE outputs SET size = ?, written = ? WHERE build = ? AND name = ?"
Change = tuple[str, tuple[Any, ...]]  # a statement of SQL and its values


class NeedsRunError(Exception):
    """Only a run of Pelican can tell what the output becomes; the text says why."""


class Patch:
    """New bytes of *files*, by path below the output; none if all is as it was.

    *diagnostics* are those of the build, with the lines where they are now: path, line, field,
    problem, remedy, level and value of each. Whoever has put the files in place calls `save`;
    whoever has not calls `drop`.
    """

    def __init__(self, db: sqlite3.Connection, lock: BuildLock, output: str) -> None:
        self.files: dict[str, bytes] = {}
        self.diagnostics: list[list[Any]] = []
        self.db, self.output = db, output
        self.changes: list[Change] = []  # of the store, once the files are in place
        self._lock = lock

    def value(self, kind: str) -> str:
        """The value *kind* that was stored for this output. Raises NeedsRunError."""
        text = stored_value(self.db, f"{kind} {self.output}")
        if text is None:
            raise NeedsRunError("nothing is known of an earlier build")
        return text

    def change_later(self, statement: str, *values: Any) -> None:
        """Change the store by *statement* when the files are in place."""
        self.changes.append((statement, values))

    def change_now(self, statement: str, *values: Any) -> None:
        """Change the store by *statement* now, whatever becomes of the patch."""
        self.db.execute(statement, values)
        self.db.execute("COMMIT")
        self.db.execute("BEGIN IMMEDIATE")

    def save(self) -> None:
        """The files are in place in the output: record it. Raises sqlite3.Error."""
        for name in self.files:
            seen = stamp(os.path.join(self.output, name))[:2]
            self.db.execute(_LEFT, (*seen, self.output, name))
            self._forget_fingerprint(name)
        for statement, values in self.changes:
            self.db.execute(statement, values)
        self.db.execute("COMMIT")
        self.drop()

    def _forget_fingerprint(self, name: str) -> None:
        """Have the next run make the page again, whatever its source says by then."""
        for row in self.db.execute(f"{GET_PAGE} AND name = ?", (self.output, name)).fetchall():
            *known, _, size, written, _ = row
            forgotten = (*known, b"", size, written)
            digested = row_digest(self.output, *forgotten)
            self.db.execute(ADD_PAGE, (digested, self.output, *forgotten))

    def drop(self) -> None:
        """Leave the store as it was; after `save` there is nothing left to drop."""
        self.db.close()
        self._lock.end()


def plan(store: Path, output: Path, changed: Iterable[Path] | None = None) -> Patch | None:
    """How *output*, the live site, comes up to date; None if only a run of Pelican can tell.

    *store* is the path of `incremental.sqlite`. *changed* are the paths that may have changed since
    the last build, if the caller knows; if not, every source and every output is looked at.
    No file of the output is written; the store may keep what was compiled. Without *changed* the
    run is taken to follow in this process: workers may already compile edited texts for it.
    """
    try:
        return find(store, output, changed)
    except NeedsRunError:
        return None


def find(store: Path, output: Path, changed: Iterable[Path] | None = None) -> Patch:
    """The same as `plan`. Raises NeedsRunError, which says why a run is needed."""
    if not os.path.exists(store):
        raise NeedsRunError("nothing is known of an earlier build")
    lock = BuildLock(store)
    try:
        if not lock.try_now():
            raise NeedsRunError("another build is running")
        paths = None if changed is None else {os.path.abspath(path) for path in changed}
        return _found(os.fspath(store), os.path.realpath(output), paths, lock)
    except (OSError, sqlite3.Error, ValueError, KeyError, TypeError, UnicodeError) as error:
        lock.end()
        raise NeedsRunError(f"the store cannot be read ({error})") from error
    except NeedsRunError:
        lock.end()
        raise


def _found(store: str, output: str, changed: set[str] | None, lock: BuildLock) -> Patch:
    from .changes import changed_inputs  # noqa: PLC0415 - they import this

    db = _opened(store)
    try:
        patch = Patch(db, lock, output)
        stamps = changed_inputs(patch, changed, os.path.dirname(store))
        patch.diagnostics = json.loads(patch.value(DIAGNOSTICS))
        if stamps:
            from .edits import edit  # noqa: PLC0415 - as compilers are

            edit(patch, stamps, is_first=changed is None)
        return patch
    except BaseException:
        db.close()
        raise


def _opened(store: str) -> sqlite3.Connection:
    """The store, for this process alone. Raises OSError, sqlite3.Error."""
    db = sqlite3.connect(store, timeout=_PATIENCE_S, isolation_level=None)
    try:
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("BEGIN IMMEDIATE")
        check_format(db)
    except sqlite3.Error:
        db.close()
        raise
    return db
