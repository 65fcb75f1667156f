"""Measures a program that watches its sources, from the save of a text to its page."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from tools.bench.measure import Cost, RunError, end, last_words, surroundings
from tools.bench.processes import cpu_s, memory_mb

Save = Callable[[int], tuple[Path, str]]  # saves edit N; the page, and the words to appear in it
_POLL_S: Final = 0.002
_IDLE_S: Final = 0.5
_IDLE_SHARE: Final = 0.05
_NOTICED_S: Final = 1.0  # by then a program that watches has begun to build
_TRIALS: Final = 1000  # edits from this number on are not measured


class Watcher(NamedTuple):
    """A command that watches the folder in which it runs."""

    command: list[str]
    folder: Path
    environment: Mapping[str, str]


def watched(watcher: Watcher, save: Save, repeats: int, limit: float = 300.0) -> list[Cost]:
    """What each of *repeats* saves costs while *watcher* runs.

    Wall time is that until the page has the new words, processor time that until the program is
    idle again, memory what it holds then. Raises RunError, also after *limit* seconds of waiting.
    """
    with running(watcher) as process:
        until_idle(process, limit)
        _until_watching(process, save, limit)
        return [_saved(process, save, turn, limit) for turn in range(1, repeats + 1)]


@contextmanager
def running(watcher: Watcher) -> Iterator[subprocess.Popen[bytes]]:
    """The process of *watcher*, which ends with the block; a RunError tells what it said."""
    command, folder, environment = watcher
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command, cwd=folder, env=surroundings(environment), stdout=log, stderr=log
        )
        try:
            yield process
        except RunError as error:
            raise RunError(f"{error}; it said: {last_words(log)}") from error
        finally:
            end(process.pid)
            process.wait()


def until_idle(process: subprocess.Popen[bytes], limit: float) -> None:
    """Wait until it has next to nothing to do: it has built what there was to build."""
    deadline, used = time.monotonic() + limit, -1.0
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RunError(f"it ended with status {process.returncode}")
        now = cpu_s(process.pid)
        if used >= 0 and now - used <= _IDLE_S * _IDLE_SHARE:
            return
        used = now
        time.sleep(_IDLE_S)
    raise RunError("it has no rest")


def _until_watching(process: subprocess.Popen[bytes], save: Save, limit: float) -> None:
    """An edit before the program begins to watch is not seen: save until one is.

    Not more often than the program comes to rest, since each may cost it a build.
    """
    deadline, turn = time.monotonic() + limit, _TRIALS
    while time.monotonic() < deadline:
        page, words = save(turn := turn + 1)
        time.sleep(_NOTICED_S)
        until_idle(process, limit)
        if _shows(page, words):
            return
    raise RunError(f"{page.name} does not change")


def _saved(process: subprocess.Popen[bytes], save: Save, turn: int, limit: float) -> Cost:
    used = cpu_s(process.pid)
    page, words = save(turn)
    start = time.perf_counter()
    while not _shows(page, words):
        if time.perf_counter() - start > limit:
            raise RunError(f"{page.name} does not change")
        time.sleep(_POLL_S)
    wall = time.perf_counter() - start
    until_idle(process, limit)
    return Cost(cpu_s(process.pid) - used, wall, memory_mb(process.pid))


def _shows(page: Path, words: str) -> bool:
    try:
        return words in page.read_text(encoding="utf-8", errors="replace")
    except OSError:  # it is being replaced
        return False
