"""A site brought up to date without a build: new bytes for a few pages, or for none."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

from incremental.refresh import Refresh
from report.mistake import MistakesFound
from tools.last_build import LastBuild
from tools.workshop import Workshop
from tools.written import look_over, pages_are_whole


def bring_up_to_date(last: LastBuild, wait: Callable[[], None]) -> int | None:
    """Do without Pelican what a build after *last* would do, if that can be done.

    Returns the number of files made; None if a build is needed. *wait* is called if another build
    is running. Raises MistakesFound, and OSError as the system does.
    """
    place = last.place()
    if place is None:
        return None
    workshop = Workshop(place.output)
    with workshop.locked(wait):
        refresh = last.refresh()
        if refresh is None:
            return None
        if refresh.files:
            last.forget()
        put_in_place(refresh, workshop)
        if refresh.files:
            last.remember(place)
    return len(refresh.files)


def put_in_place(
    refresh: Refresh, workshop: Workshop, live: Callable[[], None] = lambda: None
) -> None:
    """Let readers get the files of *refresh*, then call *live*; the lock of *workshop* is held.

    Raises MistakesFound, and OSError as the system does; the output is then what it was.
    """
    try:
        if refresh.files:
            site = workshop.begin()
            for name, data in refresh.files.items():
                _write(site / name, data, like=workshop.output / name)
            if found := list(look_over(site, (pages_are_whole,))):
                raise MistakesFound(found)
            workshop.patch()
        live()
        with contextlib.suppress(sqlite3.Error):  # then the next build does not know these pages
            refresh.settle()
    finally:
        refresh.drop()


def _write(file: Path, data: bytes, like: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    file.chmod(like.stat().st_mode & 0o7777)
