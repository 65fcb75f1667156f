"""Memory and processor time of a tree of processes, read from `/proc`."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_PROC: Final = Path("/proc")
_TICK_S: Final = 1 / os.sysconf("SC_CLK_TCK")
_OFTEN_S: Final = 0.01  # how often to look at a program that has just begun and may soon be done
_YOUNG_S: Final = 0.5
_STEP_S: Final = 0.05  # how often afterwards
_SHARE: Final = 20  # looking takes at most one part in so many of the time


def process_tree(root: int) -> Iterator[int]:
    """The process *root* and those below it that are alive."""
    yield root
    for thread in _listed(_PROC / str(root) / "task"):
        children = _text(_PROC / str(root) / "task" / thread / "children")
        for child in children.split():
            yield from process_tree(int(child))


def memory_mb(root: int) -> float:
    """What *root* and those below it hold together; a page that several hold counts once (PSS)."""
    return sum(map(pss_mb, process_tree(root)))


def cpu_s(root: int) -> float:
    """Seconds of processor that *root*, those below it and those they waited for have had."""
    return sum(map(cpu_of, process_tree(root)))


def pss_mb(process: int) -> float:
    """What *process* holds; 0 if it has ended."""
    for line in _text(_PROC / str(process) / "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def cpu_of(process: int) -> float:
    """Seconds of processor that *process* and those it waited for have had; 0 if it has ended.

    utime, stime, cutime and cstime of proc(5), which follow the name in parentheses.
    """
    fields = _text(_PROC / str(process) / "stat").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) * _TICK_S


def _listed(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - the names are all that is wanted
    except OSError:  # the process has ended
        return []


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        return ""


class Peak:
    """The most memory that process *root* and those below it hold at once, in MB, while watched."""

    def __init__(self, root: int) -> None:
        self.mb = 0.0
        self._root = root
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Peak:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        begin, pause = time.monotonic(), 0.0
        while not self._end.wait(pause):
            start = time.monotonic()
            self.mb = max(self.mb, memory_mb(self._root))
            now = time.monotonic()
            step = _OFTEN_S if now - begin < _YOUNG_S else _STEP_S
            pause = max(step, _SHARE * (now - start))
