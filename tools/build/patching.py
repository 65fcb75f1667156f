"""Bring a live site up to date without a run of Pelican, by new bytes for a few files."""

from __future__ import annotations

import contextlib
import sqlite3
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from incremental.patch.plan import Patch
from report.diagnostic import Diagnostic, DiagnosticsError
from tools.build.last_build import LastBuild
from tools.build.output_checks import check_output, pages_are_whole
from tools.files.staging_folder import StagingFolder


class Patched(NamedTuple):
    """The number of files that got new bytes, and the warnings of the build."""

    files: int
    warnings: list[Diagnostic]


def say_that_it_waits() -> None:
    """For `StagingFolder.locked`."""
    sys.stderr.write("Another build is running; this one waits for it.\n")


def bring_up_to_date(last: LastBuild, wait: Callable[[], None]) -> Patched | None:
    """Do without Pelican what a build after *last* would do; None if that is not possible.

    *wait* is called if another build is running. Raises DiagnosticsError, and OSError as the system
    does.
    """
    folders = last.folders()
    if folders is None:
        return None
    staging = StagingFolder(folders.output)
    with staging.locked(wait):
        patch = last.patch()
        if patch is None:
            return None
        if patch.files:
            last.forget()
        commit(patch, staging)
        if patch.files:
            last.remember(folders)
    return Patched(len(patch.files), as_diagnostics(patch.diagnostics))


def as_diagnostics(diagnostics: Iterable[list[Any]]) -> list[Diagnostic]:
    """The diagnostics that the plugin `incremental` keeps as lists of their fields."""
    return [Diagnostic(*each) for each in diagnostics]


def commit(
    patch: Patch, staging: StagingFolder, on_live: Callable[[], None] = lambda: None
) -> None:
    """Put the files of *patch* into the live site, then call *on_live*; *staging* is locked.

    Raises DiagnosticsError, and OSError as the system does; the live site is then what it was.
    """
    try:
        if patch.files:
            site = staging.begin()
            for name, data in patch.files.items():
                _write(site / name, data, like=staging.output / name)
            if found := list(check_output(site, (pages_are_whole,))):
                raise DiagnosticsError(found)
            staging.patch()
        on_live()
        with contextlib.suppress(sqlite3.Error):  # then the next build renders these pages again
            patch.save()
    finally:
        patch.drop()


def _write(file: Path, data: bytes, like: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    file.chmod(like.stat().st_mode & 0o7777)
