"""A lock for builds that share a store. Imports nothing that takes time.

Without it the slower of two builds could write the older text last, and the faster one record it as
its own.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import IO, Final

if sys.platform != "win32":
    import fcntl

PATIENCE_S: Final = 120.0
_PAUSE_S: Final = 0.02
_PARTS: Final = ("", "-wal", "-shm")


class BuildLock:
    """The lock on the store at *store*, held from `wait` or `try_now` until `end`.

    The system releases it with the process, so nobody waits for a build that was killed.
    """

    def __init__(self, store: str | os.PathLike[str]) -> None:
        self._store = os.fspath(store)
        self._file = _opened(f"{self._store}.lock")

    def try_now(self) -> bool:
        """Whether the lock is held now; always, where no store can be kept."""
        if self._file is not None and not _is_locked(self._file):
            return False
        _held.add(self)
        return True

    def wait(self, say: Callable[[str], object], patience_s: float = PATIENCE_S) -> None:
        """Return when the lock is held. *say* gets a line that says why that takes a while."""
        end = time.monotonic() + patience_s
        if self.try_now():
            return
        say("incremental: another build is running; this one waits for it")
        while not self.try_now():
            if time.monotonic() > end:
                say("incremental: the other build does not end; everything is built")
                self._start_new_store()
            time.sleep(_PAUSE_S)

    def end(self) -> None:
        _held.discard(self)
        if self._file is not None:
            self._file.close()
            self._file = None

    def _start_new_store(self) -> None:
        """Give up the old store; the other build goes on with files that are deleted."""
        self.end()
        for part in (".lock", *_PARTS):
            if os.path.exists(self._store + part):
                os.unlink(self._store + part)
        self._file = _opened(f"{self._store}.lock")


def _opened(path: str) -> IO[bytes] | None:
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return open(path, "ab")
    except OSError:
        return None


def _is_locked(file: IO[bytes]) -> bool:
    if sys.platform == "win32":
        return True  # no lock there
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _end_all() -> None:
    """In a process that was forked: its copy of a lock would outlive a build that is killed."""
    for lock in tuple(_held):
        lock.end()


_held: Final[set[BuildLock]] = set()
if sys.platform != "win32":
    os.register_at_fork(after_in_child=_end_all)
