"""Which inputs are not as the last build saw them."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable

from ..schema import SNAPSHOT, inputs, journal_name
from ..snapshot import GONE, Stamp, files_below, invocation_digest, stamp
from .plan import NeedsRunError, Patch


def changed_inputs(patch: Patch, changed: Iterable[str] | None, folder: str) -> dict[str, Stamp]:
    """The stamps of the inputs that have changed; *folder* is that of the store.

    *changed* are absolute paths that may have; None if every input and output is to be looked at.
    Raises NeedsRunError if more has changed than the bytes of inputs, and OSError.
    """
    if os.path.exists(os.path.join(folder, journal_name(patch.output))):
        raise NeedsRunError("a build has not ended")
    snapshot = json.loads(patch.value(SNAPSHOT))
    if snapshot is None:
        raise NeedsRunError("the last build depends on more than its inputs")
    roots, invocation, until = snapshot
    if time.time() >= until:
        raise NeedsRunError("another day")
    if invocation != invocation_digest():
        raise NeedsRunError("another command, environment or library")
    return _all_changed(patch, roots) if changed is None else _changed(patch, changed)


def _all_changed(patch: Patch, roots: list[str]) -> dict[str, Stamp]:
    before = inputs(patch.db, patch.output)
    now = files_below(roots)
    if before.keys() != now.keys():
        raise NeedsRunError("files came or went")
    _look_at_outputs(patch)
    return {path: seen for path, seen in now.items() if before[path] != seen}


def _look_at_outputs(patch: Patch) -> None:
    folder = os.path.join(patch.output, "")
    query = "SELECT name, size, written FROM outputs WHERE build = ?"
    for name, size, written in patch.db.execute(query, (patch.output,)):
        stat = os.stat(folder + name)
        if stat.st_size != size or stat.st_mtime_ns != written:
            raise NeedsRunError(f"{name} is not as it was left")


def _changed(patch: Patch, paths: Iterable[str]) -> dict[str, Stamp]:
    found = {}
    query = "SELECT size, written, changed FROM inputs WHERE build = ? AND path = ?"
    for path in paths:
        before = patch.db.execute(query, (patch.output, path)).fetchone()
        seen = stamp(path)
        if (before is None) != (seen == GONE):
            raise NeedsRunError(f"{path} came or went")
        if before is not None and before != seen:
            found[path] = seen
    return found
