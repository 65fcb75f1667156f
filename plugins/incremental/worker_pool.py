"""Work shared out to forked processes, which end with the process that they work for.

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
_NUMBER: Final = 4  # bytes, in the pipe from which each process takes the number of a share
_parent = 0  # in a worker: the process that it works for
Share = TypeVar("Share")
Result = TypeVar("Result")


class WorkerError(Exception):
    """A worker has ended early; its share is not done."""


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
    work: Callable[[Share], Result], shares: Sequence[Share], cores: int
) -> Generator[Result, None, None]:
    """What *work* gives for each of *shares*, in their order, from forked processes.

    Raises WorkerError at the first share without a result, OSError if no process can be forked.
    """
    numbers, giving = os.pipe()
    os.write(giving, b"".join(at.to_bytes(_NUMBER, "big") for at in range(len(shares))))
    os.close(giving)
    workers: list[_Worker] = []
    try:
        _start_all(work, shares, numbers, workers, min(cores, len(shares)))
        yield from _in_order(workers, len(shares))
    finally:
        os.close(numbers)
        _stop_all(workers)


def exit_if_orphaned() -> None:
    """In a worker: end if the process that it works for has ended."""
    if _parent and os.getppid() != _parent:
        os._exit(1)


def _start_all(
    work: Callable[[Any], Any],
    shares: Sequence[Any],
    numbers: int,
    workers: list[_Worker],
    count: int,
) -> None:
    gc.freeze()  # else the first collection of each process copies all that it inherits
    try:
        for _ in range(count):
            workers.append(_start(work, shares, numbers, workers))
    finally:
        gc.unfreeze()


def _start(
    work: Callable[[Any], Any], shares: Sequence[Any], numbers: int, workers: Sequence[_Worker]
) -> _Worker:
    global _parent  # noqa: PLW0603 - of a process
    master = os.getpid()
    results, sending = Pipe(duplex=False)
    process = os.fork()
    if process:
        sending.close()
        return _Worker(process, results)
    try:
        _parent = master
        results.close()  # a worker that could read results would keep an orphan going
        for worker in workers:
            worker.results.close()
        silence_logging()
        while number := os.read(numbers, _NUMBER):
            at = int.from_bytes(number, "big")
            sending.send((at, work(shares[at])))
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
