"""One run of `invoke build`, with the cost of the search index apart from that of the site."""

from __future__ import annotations

import os
import re
import subprocess
import threading
import time
from pathlib import Path
from typing import IO, Final, NamedTuple

from tools.bench.measure import Cost, RunError, end, surroundings
from tools.bench.processes import cpu_of, process_tree, pss_mb

_LIMIT_S: Final = 1800.0
_STEP_S: Final = 0.01
_MEMORY_STEP_S: Final = 0.05
_IN_PLACE: Final = re.compile(r"The site is (?:built|up to date)")


class Parts(NamedTuple):
    """What the site and what the search index cost."""

    site: Cost
    search: Cost


def run(command: list[str], folder: Path, limit: float = _LIMIT_S) -> Parts:
    """Run *command*, which builds a site, in *folder*. Raises RunError, also after *limit* s.

    The index is what runs after the command has said that the site is in place; if it says so
    last, it is what the processes of Pagefind take.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=surroundings({}), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    lines = _Lines(process.stdout)
    stopping = threading.Timer(limit, end, (process.pid,))
    stopping.start()
    with _Sampler(process.pid) as sampler:
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    stopping.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    lines.join()
    if process.returncode:
        raise RunError(f"{' '.join(command)}: status {process.returncode}: {lines.last()}")
    whole = Cost(used.ru_utime + used.ru_stime, wall, sampler.memory)
    return _parts(whole, sampler, lines.when(_IN_PLACE) - start)


def _parts(whole: Cost, sampler: _Sampler, in_place: float) -> Parts:
    """*in_place* is the time after the start at which the site was said to be in place."""
    if not sampler.seen:
        return Parts(whole, Cost(0.0, 0.0, 0.0))
    index_s = sampler.seen[1] - sampler.seen[0] + _STEP_S
    if in_place + index_s < whole.wall + _STEP_S:  # said before the index was begun
        index_s = whole.wall - in_place
    cpu = min(sampler.cpu, whole.cpu)
    site = Cost(whole.cpu - cpu, whole.wall - index_s, whole.memory)
    return Parts(site, Cost(cpu, index_s, 0.0))


class _Lines(threading.Thread):
    """The lines of *stream* with the times at which they came."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self._stream = stream
        self._lines: list[tuple[float, str]] = []
        self.start()

    def run(self) -> None:
        with self._stream:
            for line in self._stream:
                self._lines.append((time.perf_counter(), line.decode(errors="replace").strip()))

    def when(self, pattern: re.Pattern[str]) -> float:
        """The time of the first line with *pattern*; without one, of the end."""
        found = (at for at, line in self._lines if pattern.search(line))
        return next(found, time.perf_counter())

    def last(self) -> str:
        return " ".join(line for _, line in self._lines)[-300:]


class _Sampler(threading.Thread):
    """Looks at the processes below *root* until it is left.

    *memory* is the most MB that those but Pagefind's held at once, *cpu* the seconds of processor
    that Pagefind's had, *seen* when they were seen first and last.
    """

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.memory, self.cpu = 0.0, 0.0
        self.seen: tuple[float, float] | None = None
        self._root = root
        self._end = threading.Event()
        self._memory_due = 0.0

    def __enter__(self) -> _Sampler:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self.join()

    def run(self) -> None:
        while not self._end.wait(_STEP_S):
            running = list(process_tree(self._root))
            indexing = {each for each in running if is_pagefind(each)}
            self._see(indexing)
            if time.perf_counter() >= self._memory_due:
                others = (each for each in running if each not in indexing)
                self.memory = max(self.memory, sum(map(pss_mb, others)))
                self._memory_due = time.perf_counter() + _MEMORY_STEP_S

    def _see(self, indexing: set[int]) -> None:
        if indexing:
            now = time.perf_counter()
            self.seen = (self.seen[0] if self.seen else now, now)
            self.cpu = max(self.cpu, sum(map(cpu_of, indexing)))


def is_pagefind(process: int) -> bool:
    """Whether *process* makes the search index."""
    try:
        return b"pagefind" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:  # it has ended
        return False
