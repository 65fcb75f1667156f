"""What counts as a change of the sources."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from queue import Empty, SimpleQueue

import watchfiles

_LEFTOVERS = ("*~", "#*#", "*.sw?", "4913", "*.tmp", "*.pyc", "*.crswap")
_FOLDERS = {"__pycache__", "node_modules"}


def is_source(path: Path) -> bool:
    """Whether *path* (relative to what is watched) is no file that an editor or Python leaves."""
    if any(part.startswith(".") or part in _FOLDERS for part in path.parts):
        return False
    return not any(fnmatchcase(path.name, pattern) for pattern in _LEFTOVERS)


def changes(folders: list[Path], files: list[Path], stop: threading.Event) -> Iterator[set[Path]]:
    """Sets of changed paths below *folders*, or among *files*, until *stop* is set.

    A file is watched through its folder, since editors replace files.
    """
    heard: SimpleQueue[set[Path]] = SimpleQueue()
    for folder in folders:
        _start(folder, True, stop, heard)
    for folder in sorted({file.parent for file in files}):
        _start(folder, False, stop, heard)
    while not stop.is_set():
        try:
            batch = heard.get(timeout=0.2)
        except Empty:
            continue
        while not heard.empty():
            batch |= heard.get()
        if wanted := {path for path in batch if _below(path, folders) or path in files}:
            yield wanted


def _start(folder: Path, deep: bool, stop: threading.Event, heard: SimpleQueue[set[Path]]) -> None:
    def listen() -> None:
        for batch in watchfiles.watch(
            folder,
            watch_filter=None,
            debounce=200,
            step=20,
            stop_event=stop,
            recursive=deep,
            raise_interrupt=False,
        ):
            heard.put({Path(path) for _, path in batch})

    threading.Thread(target=listen, daemon=True).start()


def _below(path: Path, folders: list[Path]) -> bool:
    return any(
        path.is_relative_to(folder) and is_source(path.relative_to(folder)) for folder in folders
    )
