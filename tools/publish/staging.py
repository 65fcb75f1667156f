"""The folders in which a site is exported, built and completed, with a lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.files.lock import LockedError, locked
from tools.publish.status import PublishError, Status


@dataclass(frozen=True)
class PublishStaging:
    """The staging folder *folder*; whatever a killed run has left there is overwritten."""

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
        """Keep other publishers of this clone out until the block or the process ends.

        Raises `PublishError` when there is one.
        """
        try:
            with locked(self.folder / "lock"):
                yield
        except LockedError as error:
            text = "this clone is being published already; wait for the other run to end"
            raise PublishError(Status.UNREADY, text) from error
