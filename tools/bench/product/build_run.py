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
from tools.bench.processes import Sampler

_LIMIT_S: Final = 1800.0
_IN_PLACE: Final = re.compile(r"The site is (?:built|up to date)")


class Parts(NamedTuple):
    """What the site and what the search index cost."""

    site: Cost
    search: Cost


def run(command: list[str], folder: Path, limit: float = _LIMIT_S) -> Parts:
    """Run *command*, which builds a site, in *folder*. Raises RunError, also after *limit* s.

    The index is what runs after the command has said that the site is in place, if Pagefind runs.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=surroundings({}), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    lines = _Lines(process.stdout)
    stopping = threading.Timer(limit, end, (process.pid,))
    stopping.start()
    with Sampler(process.pid, is_pagefind) as sampler:
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    stopping.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    lines.join()
    if process.returncode:
        raise RunError(f"{' '.join(command)}: status {process.returncode}: {lines.last()}")
    whole = Cost(used.ru_utime + used.ru_stime, wall, sampler.memory)
    if not sampler.apart_cpu:
        return Parts(whole, Cost(0.0, 0.0, 0.0))
    in_place = lines.when(_IN_PLACE) - start
    site = Cost(whole.cpu - sampler.apart_cpu, in_place, whole.memory)
    return Parts(site, Cost(sampler.apart_cpu, whole.wall - in_place, 0.0))


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


def is_pagefind(process: int) -> bool:
    """Whether *process* makes the search index."""
    try:
        return b"pagefind" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:  # it has ended
        return False
