"""A lock that processes of one machine hold in turn; the system releases it with its process."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


class LockedError(Exception):
    """Another process holds the lock."""


@contextmanager
def locked(file: Path, wait: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the lock on *file*, which is created if need be and is never deleted.

    If another process holds it, *wait* is called once before this one waits. Without *wait*
    raises LockedError instead. Raises OSError when *file* cannot be opened for writing.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if wait is None:
                raise LockedError(str(file)) from error
            wait()
            fcntl.flock(opened, fcntl.LOCK_EX)
        try:
            yield
        finally:  # a worker that was started meanwhile would hold the lock until it ends
            fcntl.flock(opened, fcntl.LOCK_UN)
