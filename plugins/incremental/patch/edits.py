"""Edited texts, compiled again, in the files that show them."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping
from typing import Any, Final

from documents.document import Document, decode, differ_only_in_body, encode, moved_lines
from documents.resolve import resolve
from documents.source import front_matter_digest
from documents.steps import load
from report.place import shown as shown_path

from .. import early_compile
from ..digests import read_key
from ..log_counter import LogCounter
from ..schema import (
    ADD_DOCUMENT,
    ADD_REPLACED,
    DELETE_DOCUMENT,
    GET_DOCUMENT,
    REPLACED,
    SET_VALUE,
    Row,
    row_digest,
)
from ..snapshot import Stamp, is_young, stamp, uncertain
from . import recorded_build
from .plan import DIAGNOSTICS, RECORDED_BUILD, NeedsRunError, Patch
from .recorded_build import Place, RecordedBuild

_SEEN: Final = "UPDATE inputs SET size = ?, written = ?, changed = ? WHERE build = ? AND path = ?"
_MOST: Final = 100  # edited texts; with more, a run on all cores is sooner done
_compilers: dict[str, Any] = {}  # by the text of the recorded build: a server compiles many times


def edit(patch: Patch, stamps: Mapping[str, Stamp], is_first: bool) -> None:
    """Have *patch* show what the inputs hold of which *stamps* are new. Raises NeedsRunError.

    *is_first*: this process has not built yet, so that Pelican is still to be loaded for a run.
    """
    text = patch.value(RECORDED_BUILD)
    if not text or len(stamps) > _MOST:
        raise NeedsRunError("what an edit changes is not known" if not text else "much has changed")
    build = recorded_build.decode(text)
    if is_first and build.processes > 1:
        _compile_early(text, build, patch, stamps)
    for path, seen in stamps.items():
        _edit(patch, build, _compiler(text, build), path, seen)
    diagnostics = json.dumps(patch.diagnostics)
    name = f"{DIAGNOSTICS} {patch.output}"
    patch.change_later(SET_VALUE, name, diagnostics, row_digest(name, diagnostics))


def _has_new_front_matter(patch: Patch, path: str) -> bool:
    with open(path, "rb") as file:
        typed = front_matter_digest(file.read())
    return decode(_cached(patch, path)[1]).front_matter_digest not in {"", typed}


def _compile_early(text: str, build: RecordedBuild, patch: Patch, paths: Collection[str]) -> None:
    """If front matter was edited, have workers compile *paths* for a run. Raises NeedsRunError.

    They compile while this process loads Pelican, but only if each path is that of a cached text:
    after any other edit the run may have to read everything.
    """
    are_new = [_has_new_front_matter(patch, path) for path in paths]
    if not any(are_new):
        return

    def compile_(path: str) -> Row | None:
        with open(path, "rb") as file, LogCounter() as log:
            data = file.read()
            document = _compiled(build, _compiler(text, build), path, data)
        return (_key(build, path, data), path, document) if log.is_silent else None

    early_compile.start(compile_, list(paths), build.processes)
    raise NeedsRunError("other pages may see an edit of front matter")


def _key(build: RecordedBuild, path: str, data: bytes) -> bytes:
    return read_key(bytes.fromhex(build.environment), path, data)


def _compiled(build: RecordedBuild, compiler: Any, path: str, data: bytes) -> str:
    return encode(compiler.compile(data, _below(build, path)))


def _below(build: RecordedBuild, path: str) -> str:
    return os.path.relpath(path, build.content).replace(os.sep, "/")


def _compiler(text: str, build: RecordedBuild) -> Any:
    if text not in _compilers:
        _compilers.clear()
        _compilers[text] = load(build.compiler)(build.options, build.analyses)
    return _compilers[text]


def load_compiler(patch: Patch) -> None:
    """Compile some text in vain, so that the first edit in this process has all loaded."""
    text = patch.value(RECORDED_BUILD)
    build = recorded_build.decode(text)
    path = os.path.join(build.content, next(iter(build.places)))
    with open(path, "rb") as file, LogCounter():
        _compiled(build, _compiler(text, build), path, file.read())


def _edit(patch: Patch, build: RecordedBuild, compiler: Any, path: str, seen: Stamp) -> None:
    recorded = uncertain(seen) if is_young(seen) else seen  # before it is read
    with open(path, "rb") as file:
        data = file.read()
    below = _below(build, path)
    if below not in build.places:
        raise NeedsRunError(f"{below} is no text, or other pages show its body")
    key, known = _cached(patch, path)
    before = decode(known)
    new_key = _key(build, path, data)
    if new_key != key:
        row = (new_key, path, _compiled(build, compiler, path, data))
        after = decode(row[2])  # lists where the compiler has tuples, as in the cache
        if not differ_only_in_body(before, after):  # the run need not compile it again
            patch.change_now(ADD_DOCUMENT, row_digest(*row), *row)
            raise NeedsRunError(f"other pages may see the edit of {below}")
        _replace(patch, build, below, before, after)
        _keep_replaced(patch, path, f"{key.hex()} {known}")
        patch.change_later(DELETE_DOCUMENT, key)
        patch.change_later(ADD_DOCUMENT, row_digest(*row), *row)
    patch.change_later(_SEEN, *recorded, patch.output, path)


def _keep_replaced(patch: Patch, path: str, read: str) -> None:
    """Keep what the last report knows of the text *path*, until a run makes a new report."""
    name = f"{REPLACED}{path}"
    patch.change_later(ADD_REPLACED, name, read, row_digest(name, read))


def _cached(patch: Patch, path: str) -> tuple[bytes, str]:
    rows = patch.db.execute(f"{GET_DOCUMENT} path = ?", (path,)).fetchall()
    if len(rows) != 1 or row_digest(*rows[0][1:]) != rows[0][0]:
        raise NeedsRunError(f"{path} is not cached, or more than once")
    return rows[0][1], rows[0][3]


def _replace(
    patch: Patch, build: RecordedBuild, path: str, before: Document, after: Document
) -> None:
    _move_diagnostics(patch, build, path, before, after)
    old, new = (resolve(each, build.tables, build.resolvers) for each in (before, after))
    if old != new:
        for place in build.places_of(path):
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
    query = "SELECT size, written FROM outputs WHERE build = ? AND name = ?"
    left = patch.db.execute(query, (patch.output, name)).fetchone()
    path = os.path.join(patch.output, name)
    if left is None or stamp(path)[:2] != left or os.path.islink(path):
        raise NeedsRunError(f"{name} is not as it was left")
    with open(path, "rb") as file:
        return file.read()


def _move_diagnostics(
    patch: Patch, build: RecordedBuild, path: str, before: Document, after: Document
) -> None:
    """Give each diagnostic of the text *path* the line where it is now."""
    from pathlib import Path  # noqa: PLC0415 - only texts that are edited

    content = Path(build.content)
    name = shown_path(content / path, content)
    moved = moved_lines(before, after)
    for each in patch.diagnostics:
        if each[0] == name and each[1] != 1:
            if each[1] not in moved:
                raise NeedsRunError(f"where line {each[1]} of {path} is now is not known")
            each[1] = moved[each[1]]
    patch.diagnostics.sort()
