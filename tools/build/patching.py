"""A site brought up to date without a run of Pelican: new bytes for a few files, or for none."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from incremental.patch.plan import Patch
from report.diagnostic import Diagnostic, DiagnosticsError
from tools.build.last_build import LastBuild
from tools.build.output_checks import check_output, pages_are_whole
from tools.files.staging_folder import StagingFolder


class Patched(NamedTuple):
    """How many files got new bytes, and what the build has to say."""

    files: int
    warnings: list[Diagnostic]


def bring_up_to_date(last: LastBuild, wait: Callable[[], None]) -> Patched | None:
    """Do without Pelican what a build after *last* would do, if that can be done; else None.

    *wait* is called if another build is running. Raises DiagnosticsError, and OSError as the system
    does.
    """
    place = last.place()
    if place is None:
        return None
    staging = StagingFolder(place.output)
    with staging.locked(wait):
        patch = last.patch()
        if patch is None:
            return None
        if patch.files:
            last.forget()
        put_in_place(patch, staging)
        if patch.files:
            last.remember(place)
    return Patched(len(patch.files), as_mistakes(patch.diagnostics))


def as_mistakes(diagnostics: Iterable[list[Any]]) -> list[Diagnostic]:
    """What the engine keeps of each mistake, as it was."""
    return [Diagnostic(*each) for each in diagnostics]


def put_in_place(
    patch: Patch, staging: StagingFolder, live: Callable[[], None] = lambda: None
) -> None:
    """Let readers get the files of *patch*, then call *live*; the lock of *staging* is held.

    Raises DiagnosticsError, and OSError as the system does; the output is then what it was.
    """
    try:
        if patch.files:
            site = staging.begin()
            for name, data in patch.files.items():
                _write(site / name, data, like=staging.output / name)
            if found := list(check_output(site, (pages_are_whole,))):
                raise DiagnosticsError(found)
            staging.patch()
        live()
        with contextlib.suppress(sqlite3.Error):  # then the next build does not know these pages
            patch.settle()
    finally:
        patch.drop()


def _write(file: Path, data: bytes, like: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    file.chmod(like.stat().st_mode & 0o7777)
