"""What an edit of text, or nothing, asks of an output that was built before: no run of Pelican.

    refresh = plan(store, output)            # None: a run is needed
    if refresh is not None:
        write(refresh)                       # or: put refresh.files in place, refresh.settle()

The store says on which terms a text may be exchanged, and where it stands (`terms`, `bodies`).
From `plan` to `settle` or `drop` other processes cannot write to the store.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from typing import Final

from incremental.edits import Edits
from incremental.schema import ADD_PAGE, APPLICATION, FORMAT, GET_PAGE, seal
from incremental.splicing import CannotSpliceError
from incremental.survey import stamp
from incremental.turn import Turn

Path = str | os.PathLike[str]
_PATIENCE_S: Final = 5.0
refused: Final[set[tuple[str, str]]] = set()  # store and output of which a run was just asked for
_LEFT: Final = "UPDATE outputs SET size = ?, written = ? WHERE root = ? AND name = ?"


class Refresh:
    """New bytes of *files*, by path below the output; none if all is as it was.

    Whoever has put the files in place calls `settle`; whoever has not calls `drop`.
    """

    def __init__(self, db: sqlite3.Connection, turn: Turn, root: str, edits: Edits) -> None:
        self.files = edits.files
        self._db, self._turn, self._root, self._changes = db, turn, root, edits.changes

    def settle(self) -> None:
        """The files are in place in the output: note it. Raises sqlite3.Error."""
        for name in self.files:
            seen = stamp(os.path.join(self._root, name))[:2]
            where = (self._root, name)
            self._db.execute(_LEFT, (*seen, *where))
            self._forget_signature(*where)
        for query, values in self._changes:
            self._db.execute(query, values)
        self._db.execute("COMMIT")
        self.drop()

    def _forget_signature(self, root: str, name: str) -> None:
        """Have the next run make the page again, whatever its source says by then."""
        for row in self._db.execute(f"{GET_PAGE} AND name = ?", (root, name)).fetchall():
            *known, _, size, written, bodies, _ = row
            unsigned = (*known, b"", size, written, bodies)
            self._db.execute(ADD_PAGE, (seal(root, *unsigned), root, *unsigned))

    def drop(self) -> None:
        """Leave the store as it was; after `settle` there is nothing left to drop."""
        self._db.close()
        self._turn.end()


def plan(store: Path, output: Path, changed: Iterable[Path] | None = None) -> Refresh | None:
    """How *output*, the live site, comes up to date; None if only a run of Pelican can tell.

    *store* is the path of `incremental.sqlite`. *changed* are the paths that may have changed since
    the last build, if the caller knows; if not, every source and every output is looked at.
    Nothing is written, here or elsewhere.
    """
    try:
        return find(store, output, changed)
    except CannotSpliceError:
        return None


def find(store: Path, output: Path, changed: Iterable[Path] | None = None) -> Refresh:
    """The same as `plan`. Raises CannotSpliceError, which says why a run is needed."""
    if not os.path.exists(store):
        raise CannotSpliceError("nothing is known of an earlier build")
    turn = Turn(store)
    try:
        if not turn.try_now():
            raise CannotSpliceError("another build is running")
        paths = None if changed is None else {os.path.abspath(path) for path in changed}
        return _found(os.fspath(store), os.path.realpath(output), paths, turn)
    except (OSError, sqlite3.Error, ValueError, KeyError, TypeError) as error:
        turn.end()
        raise CannotSpliceError(f"the store does not tell ({error})") from error
    except CannotSpliceError:
        turn.end()
        raise


def _found(store: str, root: str, changed: set[str] | None, turn: Turn) -> Refresh:
    db = _opened(store)
    try:
        edits = Edits(db, root, os.path.dirname(store))
        edits.find(changed)
    except BaseException:
        db.close()
        raise
    return Refresh(db, turn, root, edits)


def nothing_changed(store: Path, output: Path) -> bool:
    """Whether the last build into *output* would come out the same."""
    refresh = plan(store, output)
    if refresh is not None:
        refresh.drop()
    return refresh is not None and not refresh.files


def write(refresh: Refresh, store: Path, output: Path) -> None:
    """Put the files of *refresh* in place, each at once, and settle. Raises OSError, sqlite3.Error.

    After a failure the next run of Pelican makes good what was begun.
    """
    draft = f"{os.fspath(store)}-page"
    try:
        for name, data in refresh.files.items():
            _replace(os.path.join(os.path.realpath(output), name), data, draft)
        refresh.settle()
    finally:
        refresh.drop()


def _replace(path: str, data: bytes, draft: str) -> None:
    with open(draft, "wb") as file:
        file.write(data)
    os.chmod(draft, os.stat(path).st_mode & 0o7777)
    try:
        os.rename(draft, path)
    except OSError:  # another file system: as Pelican writes
        with open(path, "wb") as file:
            file.write(data)
        os.unlink(draft)


def _opened(store: str) -> sqlite3.Connection:
    """The store, for this process alone. Raises OSError, sqlite3.Error."""
    db = sqlite3.connect(store, timeout=_PATIENCE_S, isolation_level=None)
    try:
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("BEGIN IMMEDIATE")
        names = ("application_id", "user_version")
        told = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
        if told != [APPLICATION, FORMAT]:
            raise sqlite3.DatabaseError("made by another program or another version")
    except sqlite3.Error:
        db.close()
        raise
    return db
