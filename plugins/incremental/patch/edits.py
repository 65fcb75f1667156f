"""Edited texts, compiled again, in the files that show them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any, Final

from documents.document import Document, decode, differ_only_in_body, encode, moved_lines
from documents.resolve import resolve
from documents.steps import load
from report.place import shown as shown_path

from ..digests import read_key
from ..schema import ADD_EARLIER, ADD_READ, EARLIER, GET_READ, row_digest
from ..snapshot import Stamp, is_young, stamp, uncertain
from . import recorded_build
from .plan import DIAGNOSTICS, NOTE, NeedsRunError, Patch
from .recorded_build import Place, RecordedBuild

_SEEN: Final = "UPDATE inputs SET size = ?, written = ?, changed = ? WHERE root = ? AND path = ?"
_ADD_NOTE: Final = "INSERT OR REPLACE INTO notes VALUES (?, ?, ?)"
_MOST: Final = 100  # edited texts; with more, a run on all cores is sooner done
_compilers: dict[str, Any] = {}  # by the text of their note: a server compiles many times


def edit(patch: Patch, stamps: Mapping[str, Stamp]) -> None:
    """Have *patch* show what the inputs hold of which *stamps* are new. Raises NeedsRunError."""
    text = patch.note(NOTE)
    if not text or len(stamps) > _MOST:
        raise NeedsRunError("what an edit changes is not known" if not text else "much has changed")
    note = recorded_build.decode(text)
    for path, seen in stamps.items():
        _edit(patch, note, _compiler(text, note), path, seen)
    diagnostics = json.dumps(patch.diagnostics)
    name = f"{DIAGNOSTICS} {patch.root}"
    patch.later(_ADD_NOTE, name, diagnostics, row_digest(name, diagnostics))


def _compiler(text: str, note: RecordedBuild) -> Any:
    if text not in _compilers:
        _compilers.clear()
        _compilers[text] = load(note.compiler)(note.options, note.analyses)
    return _compilers[text]


def _edit(patch: Patch, note: RecordedBuild, compiler: Any, path: str, seen: Stamp) -> None:
    noted = uncertain(seen) if is_young(seen) else seen  # before it is read
    with open(path, "rb") as file:
        data = file.read()
    below = os.path.relpath(path, note.content).replace(os.sep, "/")
    if below not in note.places:
        raise NeedsRunError(f"{below} is no text, or other pages show its body")
    key, known = _cached(patch, path)
    before = decode(known)
    new_key = read_key(bytes.fromhex(note.environment), path, data)
    if new_key != key:
        text = encode(compiler.compile(data, below))
        row = (new_key, path, text)
        after = decode(text)  # lists where the compiler has tuples, as in the cache
        if not differ_only_in_body(before, after):
            patch.keep(ADD_READ, row_digest(*row), *row)  # the run need not compile it again
            raise NeedsRunError(f"other pages may see the edit of {below}")
        _replace(patch, note, below, before, after)
        _keep_earlier(patch, path, f"{key.hex()} {known}")
        patch.later("DELETE FROM reads WHERE source = ?", key)
        patch.later(ADD_READ, row_digest(*row), *row)
    patch.later(_SEEN, *noted, patch.root, path)


def _keep_earlier(patch: Patch, path: str, read: str) -> None:
    """Keep what the last report knows of the text *path*, until a run makes a new report."""
    name = f"{EARLIER}{path}"
    patch.later(ADD_EARLIER, name, read, row_digest(name, read))


def _cached(patch: Patch, path: str) -> tuple[bytes, str]:
    rows = patch.db.execute(f"{GET_READ} path = ?", (path,)).fetchall()
    if len(rows) != 1 or row_digest(*rows[0][1:]) != rows[0][0]:
        raise NeedsRunError(f"{path} is not cached, or more than once")
    return rows[0][1], rows[0][3]


def _replace(
    patch: Patch, note: RecordedBuild, path: str, before: Document, after: Document
) -> None:
    _move_diagnostics(patch, note, path, before, after)
    old, new = (resolve(each, note.tables, note.resolvers) for each in (before, after))
    if old != new:
        for place in note.places[path]:
            patch.files[place.file] = _replaced(_bytes_of(patch, place.file), place, old, new)


def _replaced(page: bytes, place: Place, old: str, new: str) -> bytes:
    """*page* with *new* in the one place of *old*."""
    made = [
        load(place.function)(html, *place.arguments) if place.function else html
        for html in (old, new)
    ]
    before, after = (text.encode() for text in made)
    start = page.find(before)
    if start < 0 or page.find(before, start + 1) >= 0:
        raise NeedsRunError(f"{place.file} does not show the text once")
    return page[:start] + after + page[start + len(before) :]


def _bytes_of(patch: Patch, name: str) -> bytes:
    """The file *name* of the output, if it is as it was left, with what is planned for it."""
    if name in patch.files:
        return patch.files[name]
    query = "SELECT size, written FROM outputs WHERE root = ? AND name = ?"
    left = patch.db.execute(query, (patch.root, name)).fetchone()
    path = os.path.join(patch.root, name)
    if left is None or stamp(path)[:2] != left or os.path.islink(path):
        raise NeedsRunError(f"{name} is not as it was left")
    with open(path, "rb") as file:
        return file.read()


def _move_diagnostics(
    patch: Patch, note: RecordedBuild, path: str, before: Document, after: Document
) -> None:
    """Give each diagnostic of the text *path* the line where it is now."""
    from pathlib import Path  # noqa: PLC0415 - only texts that are edited

    content = Path(note.content)
    name = shown_path(content / path, content)
    moved = moved_lines(before, after)
    for each in patch.diagnostics:
        if each[0] == name and each[1] != 1:
            if each[1] not in moved:
                raise NeedsRunError(f"where line {each[1]} of {path} is now is not known")
            each[1] = moved[each[1]]
    patch.diagnostics.sort()
