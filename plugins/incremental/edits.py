"""Which texts, titles and numbers were edited since the last build, and what shows them now."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterable
from typing import Any, Final

from incremental.blake import digest
from incremental.rereading import reread, title_in
from incremental.schema import (
    ADD_READ,
    ADD_SHOWN,
    FORGET_TERMS,
    GET_NOTE,
    GET_READ,
    GET_SHOWN,
    Row,
    seal,
)
from incremental.splicing import CannotSpliceError, reshown, spliced
from incremental.survey import GONE, Stamp, doubtful, files_below, is_young, stamp, surroundings

_SEEN: Final = "UPDATE inputs SET size = ?, written = ?, changed = ? WHERE root = ? AND path = ?"
_MOST: Final = 500  # edited sources; with more, a run on all cores is sooner done


class Edits:
    """The edits since the last build into *root*, from the store *db* in *folder*.

    What says that a run is needed is raised: CannotSpliceError, or OSError, sqlite3.Error,
    ValueError, KeyError, TypeError from what is damaged.
    """

    def __init__(self, db: sqlite3.Connection, root: str, folder: str) -> None:
        self.files: dict[str, bytes] = {}  # new bytes, by path below the output
        self.changes: list[tuple[str, tuple[Any, ...]]] = []  # of the store, once they are in place
        self._db, self._root, self._folder = db, root, folder

    def find(self, changed: Iterable[str] | None) -> None:
        """Find the edits; *changed* are absolute paths, None if every file is to be looked at."""
        unfinished = f"{digest(self._root.encode()).hex()}.writing"
        if os.path.exists(os.path.join(self._folder, unfinished)):
            raise CannotSpliceError("a build has not ended")
        roots, around, until = json.loads(self._note("survey"))
        if time.time() >= until:
            raise CannotSpliceError("another day")
        if around != surroundings():
            raise CannotSpliceError("another command, environment or library")
        stamps = self._all_changed(roots) if changed is None else self._changed(changed)
        if len(stamps) > _MOST:
            raise CannotSpliceError("much has changed")
        terms = json.loads(self._note("terms")) if stamps else {}
        for path, seen in stamps.items():
            self._edit(path, seen, terms)

    def _note(self, kind: str) -> str:
        name = f"{kind} of {self._root}"
        ((text, sealed),) = self._db.execute(GET_NOTE, (name,)).fetchall()
        return str(_whole(sealed, name, text)[1])

    def _all_changed(self, roots: list[str]) -> dict[str, Stamp]:
        """The stamps of the inputs that are not as they were, if every output is."""
        query = "SELECT path, size, written, changed FROM inputs WHERE root = ?"
        before = {row[0]: row[1:] for row in self._db.execute(query, (self._root,))}
        now = files_below(roots)
        if before.keys() != now.keys():
            raise CannotSpliceError("files came or went")
        self._look_at_outputs()
        return {path: seen for path, seen in now.items() if before[path] != seen}

    def _look_at_outputs(self) -> None:
        folder = os.path.join(self._root, "")
        query = "SELECT name, size, written FROM outputs WHERE root = ?"
        for name, size, written in self._db.execute(query, (self._root,)):
            stat = os.stat(folder + name)
            if stat.st_size != size or stat.st_mtime_ns != written:
                raise CannotSpliceError(f"{name} is not as it was left")

    def _changed(self, paths: Iterable[str]) -> dict[str, Stamp]:
        found = {}
        query = "SELECT size, written, changed FROM inputs WHERE root = ? AND path = ?"
        for path in paths:
            before = self._db.execute(query, (self._root, path)).fetchone()
            seen = stamp(path)
            if (before is None) != (seen == GONE):
                raise CannotSpliceError(f"{path} came or went")
            if before is not None and before != seen:
                found[path] = seen
        return found

    def _edit(self, path: str, seen: Stamp, terms: dict[str, Any]) -> None:
        """Have the output show what is in *path* now, and the store know it."""
        noted = doubtful(seen) if is_young(seen) else seen  # before it is read
        with open(path, "rb") as file:
            data = file.read()
        before = self._row(path)
        below = os.path.relpath(path, terms["content"]).replace(os.sep, "/")
        shown, slack = self._shown(below)
        after = reread(before, path, data, terms, slack)
        if after[2] != before[2]:
            self._retitle(below, title_in(before[2]), title_in(after[2]))
        after_shown = {
            name: self._show(name, how, before[3], after[3]) for name, how in shown.items()
        }
        if after != before:
            self._keep(before, after)
            self._note_shown(below, json.dumps(after_shown), json.dumps(slack))
        self._later(_SEEN, *noted, self._root, path)

    def _retitle(self, source: str, before: str, after: str) -> None:
        """Have every file that shows the title of *source* show *after*.

        All are looked at: what a plugin has made of a title is in none of the records.
        """
        if before == after:
            return
        from incremental.places import NOWHERE, places  # noqa: PLC0415 - few edits need them
        from incremental.retitling import Retitling  # noqa: PLC0415

        retitling, known = Retitling(before, after), places(self._db, self._root, source)
        query = "SELECT name FROM outputs WHERE root = ?"
        outputs = {name for (name,) in self._db.execute(query, (self._root,))}
        for name in sorted(known.keys() | outputs):
            place = known.get(name, NOWHERE)
            if any(place.times) or retitling.may_be_in(self._glance(name)):
                self.files[name] = retitling.of(self._now(name), *place)

    def _glance(self, name: str) -> bytes:
        """The same as `_now`, of a file that need not be as it was left."""
        if name in self.files:
            return self.files[name]
        with open(os.path.join(self._root, name), "rb", buffering=0) as file:
            return file.read()

    def _now(self, name: str) -> bytes:
        """What the file *name* of the output holds, or is to hold."""
        return self.files[name] if name in self.files else self._page(name)

    def _row(self, path: str) -> Row:
        ((sealed, *row),) = self._db.execute(f"{GET_READ} path = ?", (path,)).fetchall()
        found: Row = _whole(sealed, *row)
        return found

    def _keep(self, before: Row, after: Row) -> None:
        self._later("DELETE FROM reads WHERE source = ?", before[0])
        self._later(ADD_READ, seal(*after), *after)
        self._later(FORGET_TERMS, f"terms of {self._root}")

    def _shown(self, source: str) -> tuple[dict[str, str], dict[str, list[int]]]:
        """Which files show *source*, and how; how far which of its numbers may move."""
        ((sealed, *texts),) = self._db.execute(GET_SHOWN, (self._root, source)).fetchall()
        shown, slack = _whole(sealed, self._root, source, *texts)[2:]
        return json.loads(shown), json.loads(slack)

    def _note_shown(self, source: str, shown: str, slack: str) -> None:
        row = (self._root, source, shown, slack)
        self._later(ADD_SHOWN, seal(*row), *row)

    def _show(self, name: str, how: str, before: str, after: str) -> str:
        """How the file *name* shows the text *after*, which it is to show."""
        new_how, form = reshown(how, before, after)
        if form and before != after:
            self.files[name] = spliced(self._now(name), form, before, after)
        return new_how

    def _page(self, name: str) -> bytes:
        """The file *name* of the output, if it is as it was left."""
        query = "SELECT size, written FROM outputs WHERE root = ? AND name = ?"
        left = self._db.execute(query, (self._root, name)).fetchone()
        path = os.path.join(self._root, name)
        if left is None or stamp(path)[:2] != left or os.path.islink(path):
            raise CannotSpliceError(f"{name} is not as it was left")
        with open(path, "rb") as file:
            return file.read()

    def _later(self, query: str, *values: Any) -> None:
        self.changes.append((query, values))


def _whole(sealed: object, *row: Any) -> tuple[Any, ...]:
    """*row*, if it is what was written."""
    if seal(*row) != sealed:
        raise CannotSpliceError("the store is damaged")
    return row
