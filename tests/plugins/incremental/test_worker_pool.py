"""Work that is shared out comes back in its order, and ends with the process that shared it out."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from incremental.worker_pool import WorkerError, exit_if_orphaned, map_in_workers


def test_results_come_in_the_order_of_the_shares() -> None:
    def slow_at_first(share: int) -> tuple[int, int]:
        time.sleep(0.1 if share == 0 else 0)
        return share, os.getpid()

    results = list(map_in_workers(slow_at_first, range(9), 2))
    assert [share for share, _ in results] == list(range(9))
    assert len({process for _, process in results} - {os.getpid()}) == 2


def test_the_first_share_without_a_result_is_an_error() -> None:
    def fail_at_three(share: int) -> int:
        if share == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return share

    results = map_in_workers(fail_at_three, range(9), 2)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(WorkerError):
        list(results)


def test_an_exception_is_no_result() -> None:
    with pytest.raises(WorkerError):
        list(map_in_workers(lambda share: 1 // share, range(2), 2))


def test_nobody_works_on_when_the_rest_is_not_wanted(tmp_path: Path) -> None:
    def note(share: int) -> int:
        time.sleep(0.05)
        (tmp_path / str(share)).touch()
        return share

    results = map_in_workers(note, range(40), 2)
    next(results)
    results.close()
    seen = len(list(tmp_path.iterdir()))
    time.sleep(0.2)
    assert len(list(tmp_path.iterdir())) == seen < 40


@pytest.mark.parametrize("work", ["many shares", "one long share"])
def test_a_crew_ends_with_its_master(tmp_path: Path, work: str) -> None:
    def note(share: int) -> int:
        (tmp_path / f"process-{os.getpid()}").touch()
        for step in range(1 if work == "many shares" else 1000):
            exit_if_orphaned()
            time.sleep(0.01)
            (tmp_path / f"step-{share}-{step}").touch()
        return share

    master = os.fork()
    if not master:
        list(map_in_workers(note, range(1000), 2))
        os._exit(0)
    wait_until(lambda: len(processes(tmp_path)) == 2)
    os.kill(master, signal.SIGKILL)
    os.waitpid(master, 0)
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
