"""`invoke serve`: the time from a save to what a browser is served."""

from __future__ import annotations

import http.client
import socket
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from tools.bench.measure import Cost, RunError
from tools.bench.processes import cpu_s, memory_mb, process_tree
from tools.bench.product.build_run import is_pagefind
from tools.bench.product.project_copy import ProjectCopy
from tools.bench.watching import Watcher, running

_POLL_S: Final = 0.004
_QUIET_S: Final = 2.0  # without work for so long, nothing more will follow a save
_STEP_S: Final = 0.05
_IDLE_S: Final = 0.05  # seconds of processor and a share of the time that watching itself may take
_IDLE_SHARE: Final = 0.1
_LIMIT_S: Final = 900.0
_TEXT_FILES: Final = (".html", ".xml", ".json")


class Saved(NamedTuple):
    """The costs of some saves, each until all that follows is done, by what their time is until."""

    page: list[Cost]
    lists: list[Cost]
    search: list[Cost]


def serve(project: ProjectCopy, repeats: int) -> tuple[Saved, Saved]:
    """Saves of the text and saves of the title while `invoke serve` runs. Raises RunError."""
    port = _free_port()
    command = [project.invoke, "serve", "--port", str(port)]
    with running(Watcher(command, project.folder, {})) as process:
        site = _Served(project, port, process.pid)
        _wait_for(lambda: site.shows("", ""), "is not served")
        site.settle()
        return site.saves(project.edit_body, repeats), site.saves(project.edit_title, repeats)


class _Served:
    """The site of *project* at *port*, served by *process*."""

    def __init__(self, project: ProjectCopy, port: int, process: int) -> None:
        self._project, self._process = project, process
        self._root = f"http://127.0.0.1:{port}/"

    def saves(self, edit: Callable[[int], tuple[str, str]], repeats: int) -> Saved:
        """Edit 0 is not measured: it shows where the words of an edit stand."""
        page, words = edit(0)
        _wait_for(lambda: self.shows(page, words), f"{page} does not change")
        self.settle()
        others = [each for each in _pages_with(self._project.output, words) if each != page]
        saved = Saved([], [], [])
        for turn in range(1, repeats + 1):
            self._save(edit, turn, others, saved)
        return saved

    def _save(
        self, edit: Callable[[int], tuple[str, str]], turn: int, others: list[str], saved: Saved
    ) -> None:
        used = cpu_s(self._process)
        page, words = edit(turn)
        start = time.perf_counter()
        on_page = self._until_shown([page], words) - start
        on_lists = self._until_shown(others, words) - start
        indexed = self.settle()
        cpu, memory = cpu_s(self._process) - used, memory_mb(self._process)
        saved.page.append(Cost(cpu, on_page, memory))
        if others:
            saved.lists.append(Cost(cpu, on_lists, memory))
        if indexed:
            saved.search.append(Cost(0.0, indexed - start - max(on_page, on_lists), 0.0))

    def _until_shown(self, pages: Iterable[str], words: str) -> float:
        """The time at which each of *pages* has been served with *words*."""
        for page in pages:
            _wait_for(lambda page=page: self.shows(page, words), f"{page} does not change")  # type: ignore[misc]
        return time.perf_counter()

    def settle(self) -> float | None:
        """Wait until nothing more follows; the time at which Pagefind was seen last, if it was."""
        deadline, quiet_since = time.perf_counter() + _LIMIT_S, time.perf_counter()
        indexed, used = None, cpu_s(self._process)
        while (quiet := time.perf_counter() - quiet_since) < _QUIET_S:
            if time.perf_counter() > deadline:
                raise RunError("it has no rest")
            indexing = any(map(is_pagefind, process_tree(self._process)))
            if indexing or cpu_s(self._process) - used > _IDLE_S + _IDLE_SHARE * quiet:
                quiet_since, used = time.perf_counter(), cpu_s(self._process)
                indexed = quiet_since if indexing else indexed
            time.sleep(_STEP_S)
        return indexed

    def shows(self, page: str, words: str) -> bool:
        """Whether *page* is served with *words* in it."""
        try:
            with urllib.request.urlopen(self._root + page, timeout=60) as answer:  # noqa: S310
                return words.encode() in answer.read()
        except (OSError, http.client.HTTPException):  # the page begins, or is replaced
            return False


def _wait_for(is_so: Callable[[], bool], otherwise: str) -> None:
    deadline = time.perf_counter() + _LIMIT_S
    while not is_so():
        if time.perf_counter() > deadline:
            raise RunError(otherwise)
        time.sleep(_POLL_S)


def _pages_with(output: Path, words: str) -> list[str]:
    """The addresses of the pages and feeds below *output* that have *words*."""
    return sorted(_addresses(output, words.encode()))


def _addresses(output: Path, words: bytes) -> Iterator[str]:
    for path in output.rglob("*"):
        if path.suffix in _TEXT_FILES and path.is_file() and words in path.read_bytes():
            yield path.relative_to(output).as_posix().removesuffix("index.html")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
