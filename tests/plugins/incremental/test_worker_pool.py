"""Work that is shared out comes back in its order, and ends with the process that shared it out."""

from __future__ import annotations

import errno
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from incremental.worker_pool import WorkerError, exit_if_orphaned, map_in_workers


def test_results_come_in_the_order_of_the_chunks() -> None:
    def slow_at_first(chunk: int) -> tuple[int, int]:
        time.sleep(0.1 if chunk == 0 else 0)
        return chunk, os.getpid()

    results = list(map_in_workers(slow_at_first, range(9), 2))
    assert [chunk for chunk, _ in results] == list(range(9))
    assert len({process for _, process in results} - {os.getpid()}) == 2


@pytest.mark.parametrize("count", [8, 9])
def test_a_process_that_has_done_much_is_replaced_by_a_new_one(count: int) -> None:
    chunks = [[at] * 3 for at in range(count)]
    results = list(map_in_workers(lambda chunk: (chunk[0], os.getpid()), chunks, 2, 5))
    assert [chunk for chunk, _ in results] == list(range(count))
    shares = Counter(process for _, process in results)
    assert len(shares) >= count // 2
    assert max(shares.values()) == 2


def test_a_process_that_can_have_no_successor_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    results = map_in_workers(lambda chunk: chunk[0], [[at] * 3 for at in range(9)], 1, 5)

    def fail() -> int:
        raise OSError(errno.ENOMEM, "no memory")

    monkeypatch.setattr(os, "fork", fail)
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(OSError, match="no memory"):
        next(results)


def test_the_first_chunk_without_a_result_is_an_error() -> None:
    def fail_at_three(chunk: int) -> int:
        if chunk == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return chunk

    results = map_in_workers(fail_at_three, range(9), 2)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(WorkerError):
        list(results)


def test_an_exception_is_no_result() -> None:
    with pytest.raises(WorkerError):
        list(map_in_workers(lambda chunk: 1 // chunk, range(2), 2))


def test_nobody_works_on_when_the_rest_is_not_wanted(tmp_path: Path) -> None:
    def note(chunk: int) -> int:
        time.sleep(0.05)
        (tmp_path / str(chunk)).touch()
        return chunk

    results = map_in_workers(note, range(40), 2)
    next(results)
    results.close()
    seen = len(list(tmp_path.iterdir()))
    time.sleep(0.2)
    assert len(list(tmp_path.iterdir())) == seen < 40


@pytest.mark.parametrize("work", ["many chunks", "one long chunk"])
def test_workers_end_with_their_parent_process(tmp_path: Path, work: str) -> None:
    def note(chunk: int) -> int:
        (tmp_path / f"process-{os.getpid()}").touch()
        for step in range(1 if work == "many chunks" else 1000):
            exit_if_orphaned()
            time.sleep(0.01)
            (tmp_path / f"step-{chunk}-{step}").touch()
        return chunk

    parent = os.fork()
    if not parent:
        list(map_in_workers(note, range(1000), 2))
        os._exit(0)
    wait_until(lambda: len(processes(tmp_path)) == 2)
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    wait_until(lambda: not any(is_alive(process) for process in processes(tmp_path)))
    assert len(list(tmp_path.glob("step-*"))) < 1000


def processes(folder: Path) -> list[int]:
    return [int(path.name.removeprefix("process-")) for path in folder.glob("process-*")]


def is_alive(process: int) -> bool:
    """Whether it still does anything; one that has ended may wait for somebody to ask how."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2]
    except OSError:
        return False
    return state.split()[0] != "Z"


def wait_until(true: Callable[[], bool]) -> None:
    for _ in _patience():
        if true():
            return
    raise AssertionError("it never came to be")


def _patience() -> Iterator[None]:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        yield
        time.sleep(0.02)
