"""Runs a program and measures processor time, wall time and memory."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import IO, Final, NamedTuple

from tools.bench.processes import Sampler, process_tree

_LIMIT_S: Final = 900.0
# The tools that start a bench may forbid Python to keep compiled modules, which no reader of the
# results has to do without.
_HINDERING: Final = {"PYTHONDONTWRITEBYTECODE"}


class Cost(NamedTuple):
    """Processor seconds of a program and its children, seconds that passed, memory in MB."""

    cpu: float
    wall: float
    memory: float


class RunError(Exception):
    """A program failed; the text is what it said last."""


def surroundings(more: Mapping[str, str]) -> dict[str, str]:
    """The environment in which a program is measured: ours with *more*."""
    return {name: value for name, value in os.environ.items() if name not in _HINDERING} | {**more}


def run(
    command: list[str], folder: Path, environment: Mapping[str, str], limit: float = _LIMIT_S
) -> Cost:
    """Run *command* in *folder*. Memory is the most that all its processes held at once.

    Raises RunError, also after *limit* seconds; then the program is ended.
    """
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=surroundings(environment), stdout=log, stderr=log
        )
        stopping = threading.Timer(limit, end, (process.pid,))
        stopping.start()
        with Sampler(process.pid) as sampler:
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
        stopping.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RunError(f"{command[0]}: status {process.returncode}: {last_words(log)}")
    return Cost(used.ru_utime + used.ru_stime, wall, sampler.memory)


def end(root: int) -> None:
    """Kill the process *root* and those below it."""
    for each in [*process_tree(root)]:
        try:
            os.kill(each, signal.SIGKILL)
        except ProcessLookupError:
            continue


def last_words(log: IO[bytes]) -> str:
    """The end of what a program wrote to *log*."""
    log.seek(0)
    return " ".join(log.read().decode(errors="replace").split())[-300:]


def middle(costs: list[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(*(median(figures) for figures in zip(*costs, strict=True)))
