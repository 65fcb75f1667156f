"""Watches the sources of a site for changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from queue import Empty, SimpleQueue

import watchfiles

_TEMPORARY_FILES = ("*~", "#*#", "*.sw?", "4913", "*.tmp", "*.pyc", "*.crswap")
_FOLDERS = {"__pycache__", "node_modules"}
# Editors write a text in one go, or write another file and rename it: nothing takes longer.
_QUIET_MS = 25
_TOGETHER_MS = 100  # of a change of many files, such as a checkout
_POLL_MS = 50  # how often a watcher without changes checks whether it is to stop


def is_source(path: Path) -> bool:
    """Whether *path*, relative to a watched folder, is no temporary file of an editor or Python."""
    if any(part.startswith(".") or part in _FOLDERS for part in path.parts):
        return False
    return not any(fnmatchcase(path.name, pattern) for pattern in _TEMPORARY_FILES)


class Watch:
    """Changed paths below *folders* or among *files*, from the moment it is made until `stop`.

    A file is watched through its folder, since editors replace files.
    """

    def __init__(self, folders: list[Path], files: list[Path]) -> None:
        self._folders, self._files = folders, files
        self._batches: SimpleQueue[set[Path]] = SimpleQueue()
        self._stopped = threading.Event()
        parents = sorted({file.parent for file in files})
        ready = [self._start(folders, True), self._start(parents, False)]
        for each in ready:
            each.wait()

    def __iter__(self) -> Iterator[set[Path]]:
        """The changed paths of each moment, until `stop`."""
        while not self._stopped.is_set():
            try:
                batch = self._batches.get(timeout=0.2)
            except Empty:
                continue
            while not self._batches.empty():
                batch |= self._batches.get()
            if wanted := {path for path in batch if self._is_wanted(path)}:
                yield wanted

    def stop(self) -> None:
        """End the iteration and the threads."""
        self._stopped.set()

    def _start(self, folders: list[Path], deep: bool) -> threading.Event:
        """Watch in another thread; the event is set as soon as it does."""
        ready = threading.Event()
        if not folders:
            ready.set()
            return ready
        threading.Thread(target=self._watch, args=(folders, deep, ready), daemon=True).start()
        return ready

    def _watch(self, folders: list[Path], deep: bool, ready: threading.Event) -> None:
        for batch in watchfiles.watch(
            *folders,
            watch_filter=None,
            debounce=_TOGETHER_MS,
            step=_QUIET_MS,
            stop_event=self._stopped,
            rust_timeout=_POLL_MS,
            yield_on_timeout=True,
            recursive=deep,
            raise_interrupt=False,
        ):
            ready.set()
            if batch:
                self._batches.put({Path(path) for _, path in batch})

    def _is_wanted(self, path: Path) -> bool:
        return path in self._files or _below(path, self._folders)


def _below(path: Path, folders: list[Path]) -> bool:
    return any(
        path.is_relative_to(folder) and is_source(path.relative_to(folder)) for folder in folders
    )
