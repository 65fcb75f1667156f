"""A pool of forked processes, which end with the process that started them.

Those of `concurrent.futures` outlive a build that is killed, and work beside the next one.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, Final, NamedTuple, TypeVar

from .log_counter import silence_logging

CAN_FORK: Final = hasattr(os, "fork")
_NUMBER: Final = 4  # bytes, in the pipe from which each process takes the number of a chunk
_IS_REPLACED: Final = -1  # in the place of such a number: the process ends, a new one is to begin
_parent = 0  # in a worker: the process that it works for
Chunk = TypeVar("Chunk")
Result = TypeVar("Result")


class WorkerError(Exception):
    """A worker has ended early; its chunk is not done."""


class _Worker(NamedTuple):
    process: int
    results: Connection


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def usable_processes(settings: Mapping[str, Any]) -> int:
    """How many processes are to work for a build with *settings*."""
    return int(settings.get("INCREMENTAL_PROCESSES") or processors()) if CAN_FORK else 1


def map_in_workers(
    work: Callable[[Chunk], Result], chunks: Sequence[Chunk], cores: int, most: int = 0
) -> Generator[Result, None, None]:
    """What *work* gives for each of *chunks*, in their order, from *cores* forked processes.

    They begin at once. One that has done chunks of *most* items together (0 is without end) is
    replaced by a new one: it holds a copy of all that it has touched. Raises OSError if no process
    can be forked; the result raises WorkerError at the first chunk that has none.
    """
    pool = _Pool(work, chunks, most)
    try:
        pool.start(min(cores, len(chunks)))
    except BaseException:
        pool.stop()
        raise
    return pool.results()


def exit_if_orphaned() -> None:
    """In a worker: end if the process that it works for has ended."""
    if _parent and os.getppid() != _parent:
        os._exit(1)


class _Pool:
    """The processes that do *work* with *chunks*."""

    def __init__(self, work: Callable[[Any], Any], chunks: Sequence[Any], most: int) -> None:
        self._work, self._chunks, self._most = work, chunks, most
        self._workers: list[_Worker] = []
        self._numbers, giving = os.pipe()
        os.write(giving, b"".join(at.to_bytes(_NUMBER, "big") for at in range(len(chunks))))
        os.close(giving)

    def start(self, count: int = 1) -> None:
        """Start *count* more processes. Raises OSError."""
        gc.freeze()  # else the first collection of each process copies all that it inherits
        try:
            for _ in range(count):
                self._workers.append(self._started())
        finally:
            gc.unfreeze()

    def _started(self) -> _Worker:
        global _parent  # noqa: PLW0603 - of a process
        parent = os.getpid()
        results, sending = Pipe(duplex=False)
        process = os.fork()
        if process:
            sending.close()
            return _Worker(process, results)
        try:
            _parent = parent
            results.close()  # a worker that could read results would keep an orphan going
            for worker in self._workers:
                worker.results.close()
            silence_logging()
            self._serve(sending)
        finally:
            os._exit(0)  # nothing of the parent's is flushed or closed here

    def _serve(self, sending: Connection) -> None:
        """In a worker: do one chunk after the other, until no more are left or it has done many."""
        done = 0
        while number := os.read(self._numbers, _NUMBER):
            at = int.from_bytes(number, "big")
            sending.send((at, self._work(self._chunks[at])))
            exit_if_orphaned()
            done += len(self._chunks[at]) if self._most else 0
            if done > self._most:
                sending.send((_IS_REPLACED, None))
                break

    def results(self) -> Generator[Any, None, None]:
        """The results in order. Raises WorkerError."""
        try:
            yield from self._in_order()
        finally:
            self.stop()

    def _in_order(self) -> Iterator[Any]:
        found: dict[int, Any] = {}
        working = [worker.results for worker in self._workers]
        for at in range(len(self._chunks)):
            while at not in found:
                if not working:
                    raise WorkerError
                for results in wait(working):
                    assert isinstance(results, Connection)  # noqa: S101 - as they were given
                    self._receive(results, working, found)
            yield found.pop(at)

    def _receive(
        self, results: Connection, working: list[Connection], found: dict[int, Any]
    ) -> None:
        try:
            number, result = results.recv()
        except EOFError:
            working.remove(results)
            return
        if number == _IS_REPLACED:
            self.start()
            working.append(self._workers[-1].results)
        else:
            found[number] = result

    def stop(self) -> None:
        os.close(self._numbers)
        for process, results in self._workers:
            results.close()
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(process, 0)
