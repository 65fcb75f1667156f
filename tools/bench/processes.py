"""Memory and processor time of a tree of processes, read from `/proc`."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

_PROC: Final = Path("/proc")
_TICK_S: Final = 1 / os.sysconf("SC_CLK_TCK")
_OFTEN_S: Final = 0.01  # how often to look at processes
_YOUNG_S: Final = 0.5
_STEP_S: Final = 0.05  # how often at their memory, once they are not young
_SHARE: Final = 20  # to look at memory takes at most one part in so many of the time


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


class Sampler:
    """Looks at process *root* and those below it until the block ends.

    *memory* is the most MB that they hold at once, without those that are *apart*; *apart_cpu* is
    the seconds of processor that the latter have had.
    """

    def __init__(self, root: int, apart: Callable[[int], bool] = lambda _process: False) -> None:
        self.memory, self.apart_cpu = 0.0, 0.0
        self._root, self._is_apart = root, apart
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Sampler:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        begin, memory_due = time.monotonic(), 0.0
        while not self._end.wait(_OFTEN_S):
            running = list(process_tree(self._root))
            apart = {each for each in running if self._is_apart(each)}
            self.apart_cpu = max(self.apart_cpu, sum(map(cpu_of, apart)))
            start = time.monotonic()
            if start >= memory_due:
                self.memory = max(self.memory, sum(map(pss_mb, set(running) - apart)))
                now = time.monotonic()
                step = 0.0 if now - begin < _YOUNG_S else _STEP_S
                memory_due = now + max(step, _SHARE * (now - start))
