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
_START_LIMIT_S: Final = 900.0  # the first build of 10,000 texts
_LIMIT_S: Final = 120.0  # from a save to its page, or until nothing more follows
_FIRST_SAVE: Final = 100  # a number of no edit that a build has shown
_FIRST_OF_MANY: Final = 1000  # edits from this number on are those of many saves
_SAVES_A_TITLE: Final = 10
_TEXT_FILES: Final = (".html", ".xml", ".json")


class Saved(NamedTuple):
    """The costs of some saves, each until all that follows is done, by what their time is until."""

    page: list[Cost]
    lists: list[Cost]
    search: list[Cost]


class Session(NamedTuple):
    """Saves of the text and of the title; the costs before and after many saves, if asked."""

    text: Saved
    title: Saved
    before: list[Cost]
    after: list[Cost]


def serve(project: ProjectCopy, repeats: int, many: int = 0) -> Session:
    """Save while `invoke serve` runs, at the end *many* times in a row.

    Raises RunError, which names what was waited for in vain.
    """
    port = _free_port()
    command = [project.invoke, "serve", "--port", str(port)]
    with running(Watcher(command, project.folder, {})) as process:
        site = _Served(project, port, process.pid)
        _wait_for(lambda: site.shows("", ""), f"{port}: no page is served", _START_LIMIT_S)
        site.settle(_START_LIMIT_S)
        text = site.saves(project.edit_body, repeats)
        title = site.saves(project.edit_title, repeats)
        costs = site.many_saves(many) if many else ([], [])
        return Session(text, title, *costs)


class _Served:
    """The site of *project* at *port*, served by *process*."""

    def __init__(self, project: ProjectCopy, port: int, process: int) -> None:
        self._project, self._process = project, process
        self._root = f"http://127.0.0.1:{port}/"

    def saves(self, edit: Callable[[int], tuple[str, str]], repeats: int) -> Saved:
        """The first edit is not measured: it shows where the words of an edit stand."""
        page, words = edit(_FIRST_SAVE)
        self._until_shown([page], words)
        self.settle(_LIMIT_S)
        others = [each for each in _pages_with(self._project.output, words) if each != page]
        saved = Saved([], [], [])
        for turn in range(_FIRST_SAVE + 1, _FIRST_SAVE + 1 + repeats):
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
        indexed = self.settle(_LIMIT_S)
        cpu, memory = cpu_s(self._process) - used, memory_mb(self._process)
        saved.page.append(Cost(cpu, on_page, memory))
        if others:
            saved.lists.append(Cost(cpu, on_lists, memory))
        if indexed:
            saved.search.append(Cost(0.0, indexed - start - max(on_page, on_lists), 0.0))

    def _until_shown(self, pages: Iterable[str], words: str) -> float:
        """The time at which each of *pages* has been served with *words*."""
        for page in pages:
            self._wait_for(page, words)
        return time.perf_counter()

    def _wait_for(self, page: str, words: str) -> None:
        _wait_for(lambda: self.shows(page, words), f"/{page} does not show {words}", _LIMIT_S)

    def many_saves(self, count: int) -> tuple[list[Cost], list[Cost]]:
        """The costs when all is quiet before and after *count* saves, every tenth of a title."""
        project, used, start = self._project, cpu_s(self._process), time.perf_counter()
        before = Cost(0.0, 0.0, memory_mb(self._process))
        for turn in range(_FIRST_OF_MANY, _FIRST_OF_MANY + count):
            edit = project.edit_body if turn % _SAVES_A_TITLE else project.edit_title
            page, words = edit(turn)
            self._until_shown([page], words)
        self.settle(_LIMIT_S)
        wall, cpu = time.perf_counter() - start, cpu_s(self._process) - used
        return [before], [Cost(cpu, wall, memory_mb(self._process))]

    def settle(self, limit: float) -> float | None:
        """Wait until nothing more follows; the time at which Pagefind was seen last, if it was."""
        deadline, quiet_since = time.perf_counter() + limit, time.perf_counter()
        indexed, used = None, cpu_s(self._process)
        while (quiet := time.perf_counter() - quiet_since) < _QUIET_S:
            if time.perf_counter() > deadline:
                raise RunError(f"it still works {limit:g} s after the save")
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


def _wait_for(is_so: Callable[[], bool], otherwise: str, limit: float) -> None:
    deadline = time.perf_counter() + limit
    while not is_so():
        if time.perf_counter() > deadline:
            raise RunError(f"{otherwise} after {limit:g} s")
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
