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
    work: Callable[[Chunk], Result], chunks: Sequence[Chunk], cores: int
) -> Generator[Result, None, None]:
    """What *work* gives for each of *chunks*, in their order, from forked processes.

    They begin at once. Raises OSError if no process can be forked; the result raises WorkerError at
    the first chunk that has none.
    """
    numbers, giving = os.pipe()
    os.write(giving, b"".join(at.to_bytes(_NUMBER, "big") for at in range(len(chunks))))
    os.close(giving)
    workers: list[_Worker] = []
    try:
        _start_all(work, chunks, numbers, workers, min(cores, len(chunks)))
    except BaseException:
        _stop_all(workers)
        raise
    finally:
        os.close(numbers)
    return _results(workers, len(chunks))


def _results(workers: list[_Worker], count: int) -> Generator[Any, None, None]:
    try:
        yield from _in_order(workers, count)
    finally:
        _stop_all(workers)


def exit_if_orphaned() -> None:
    """In a worker: end if the process that it works for has ended."""
    if _parent and os.getppid() != _parent:
        os._exit(1)


def _start_all(
    work: Callable[[Any], Any],
    chunks: Sequence[Any],
    numbers: int,
    workers: list[_Worker],
    count: int,
) -> None:
    gc.freeze()  # else the first collection of each process copies all that it inherits
    try:
        for _ in range(count):
            workers.append(_start(work, chunks, numbers, workers))
    finally:
        gc.unfreeze()


def _start(
    work: Callable[[Any], Any], chunks: Sequence[Any], numbers: int, workers: Sequence[_Worker]
) -> _Worker:
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
        for worker in workers:
            worker.results.close()
        silence_logging()
        while number := os.read(numbers, _NUMBER):
            at = int.from_bytes(number, "big")
            sending.send((at, work(chunks[at])))
            exit_if_orphaned()
    finally:
        os._exit(0)  # nothing of the parent's is flushed or closed here


def _in_order(workers: Sequence[_Worker], count: int) -> Iterator[Any]:
    found: dict[int, Any] = {}
    working = [worker.results for worker in workers]
    for at in range(count):
        while at not in found:
            if not working:
                raise WorkerError
            for results in wait(working):
                assert isinstance(results, Connection)  # noqa: S101 - as they were given
                try:
                    number, result = results.recv()
                    found[number] = result
                except EOFError:
                    working.remove(results)
        yield found.pop(at)


def _stop_all(workers: Sequence[_Worker]) -> None:
    for process, results in workers:
        results.close()
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(process, 0)
