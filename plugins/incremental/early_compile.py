"""Edited texts that workers compile while this process still loads Pelican and the plugins."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from .schema import Row
from .worker_pool import WorkerError, map_in_workers

_coming: Final[list[Iterator[Row | None]]] = []
_paths: Final[set[str]] = set()  # of the texts that are not read yet
_rows: Final[dict[bytes, Row]] = {}  # by their read keys


def start(compile_: Callable[[str], Row | None], paths: Sequence[str], cores: int) -> None:
    """Have workers call *compile_*, which gives the row of the text at each of *paths*."""
    with contextlib.suppress(OSError):  # then they are compiled when they are read
        _coming[:] = [map_in_workers(compile_, paths, cores)]
        _paths.update(paths)


def has(path: str) -> bool:
    """Whether the text at *path* is being compiled, or is waiting to be read."""
    return path in _paths


def row(path: str, key: bytes) -> Row | None:
    """The row of the text at *path* with the read key *key*, once; None if it was not compiled."""
    _paths.discard(path)
    with contextlib.suppress(WorkerError):
        for rows in _coming:
            _rows.update((each[0], each) for each in rows if each is not None)
    _coming.clear()
    return _rows.pop(key, None)
