"""Edited texts that workers compile while this process still loads Pelican and the plugins."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from .schema import Row
from .worker_pool import WorkerError, map_in_workers

_coming: Final[list[Iterator[Row | None]]] = []
_rows: Final[dict[bytes, Row]] = {}  # by their read keys


def start(compile_: Callable[[str], Row | None], paths: Sequence[str], cores: int) -> None:
    """Have workers call *compile_*, which gives the row of the text at each of *paths*."""
    with contextlib.suppress(OSError):  # then they are compiled when they are read
        _coming[:] = [map_in_workers(compile_, paths, cores)]


def has_started() -> bool:
    """Whether texts are being compiled, or are waiting to be read."""
    return bool(_coming or _rows)


def row(key: bytes) -> Row | None:
    """The row of the text with the read key *key*, once; None if it was not compiled."""
    with contextlib.suppress(WorkerError):
        for rows in _coming:
            _rows.update((each[0], each) for each in rows if each is not None)
    _coming.clear()
    return _rows.pop(key, None)
