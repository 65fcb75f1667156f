"""Where a site is made ready, beside the sources and out of their way; one publisher at a time."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.publish.status import Status, Stopped


@dataclass(frozen=True)
class PublishStaging:
    """*folder* is ours; whatever a killed run has left there is overwritten."""

    folder: Path

    @property
    def source(self) -> Path:
        """The files of the commit that is built."""
        return self.folder / "source"

    @property
    def built(self) -> Path:
        """What the build wrote."""
        return self.folder / "built"

    @property
    def site(self) -> Path:
        """What is to be published."""
        return self.folder / "site"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other publishers of this clone out; the kernel lets go when the process ends.

        Raises `Stopped` when there is one.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                text = "this clone is being published already; wait for the other run to end"
                raise Stopped(Status.UNREADY, text) from error
            yield
