"""Exit statuses of publish, verify and rollback, and the exception that carries one."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """Exit statuses; `docs/operating.md` explains each."""

    DONE = 0
    REFUSED = 1
    UNREADY = 2
    REMOTE = 3
    RACE = 4
    DIFFERS = 5
    STALE = 6
    UNREACHABLE = 7


class PublishError(Exception):
    """Publishing stops here and nothing has changed; the text says why and how to go on."""

    def __init__(self, status: Status, text: str) -> None:
        self.status = status
        super().__init__(text)
