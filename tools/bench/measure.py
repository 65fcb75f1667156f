"""One run of a program: what it cost, or that it failed."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

_POLL_S = 0.002
_PATIENCE_S = 60.0


class Cost(NamedTuple):
    """Processor seconds of a program and its children, seconds that passed, memory in MB."""

    cpu: float
    wall: float
    memory: float


class RunError(Exception):
    """A program failed; the text is what it said last."""


def run(command: list[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run *command* in *folder*. Raises RunError. Memory is that of its largest process."""
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdout=log, stderr=log
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            raise RunError(f"{command[0]}: {log.read().decode(errors='replace')[-500:]}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def middle(costs: list[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(*(median(figures) for figures in zip(*costs, strict=True)))


def watched(
    command: list[str],
    folder: Path,
    environment: Mapping[str, str],
    edits: list[Callable[[], tuple[Path, str]]],
) -> float:
    """Median seconds from each of *edits* (which gives a page and the words to appear in it) to the
    page, while *command* watches *folder*. Raises RunError."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _wait_until_quiet(folder / "output")
            _wait_until_watching(edits[0])
            return median(_until_seen(edit) for edit in edits[1:])
        finally:
            process.terminate()


def _wait_until_quiet(output: Path) -> None:
    """The first build is done when the front page is there and nothing has come for two seconds."""
    deadline, seen, since = time.monotonic() + 10 * _PATIENCE_S, -1, time.monotonic()
    while time.monotonic() < deadline:
        count = sum(len(files) for _, _, files in os.walk(output))
        if count != seen:
            seen, since = count, time.monotonic()
        elif (output / "index.html").exists() and time.monotonic() - since > 2:
            return
        time.sleep(0.2)
    raise RunError("the first build did not end")


def _wait_until_watching(edit: Callable[[], tuple[Path, str]]) -> None:
    """An edit before the program begins to watch is not seen: edit until one is."""
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline:
        page, words = edit()
        again = time.monotonic() + 5
        while time.monotonic() < again:
            if words in page.read_text(encoding="utf-8", errors="replace"):
                return
            time.sleep(_POLL_S)
    raise RunError(f"{page} does not change")


def _until_seen(edit: Callable[[], tuple[Path, str]]) -> float:
    time.sleep(1.0)
    page, words = edit()
    start = time.perf_counter()
    while words not in page.read_text(encoding="utf-8", errors="replace"):
        if time.perf_counter() - start > _PATIENCE_S:
            raise RunError(f"{page} does not change")
        time.sleep(_POLL_S)
    return time.perf_counter() - start
