"""Builds with one store take turns, and nobody waits for ever."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from incremental.lock import BuildLock


def test_the_second_build_waits_for_the_first(tmp_path: Path) -> None:
    store, said = tmp_path / "cache" / "incremental.sqlite", list[str]()
    first, order = BuildLock(store), list[str]()
    assert first.try_now()

    def build() -> None:
        turn = BuildLock(store)
        turn.wait(said.append)
        order.append("second")
        turn.end()

    second = threading.Thread(target=build)
    second.start()
    second.join(0.1)
    order.append("first")
    first.end()
    second.join()
    assert order == ["first", "second"]
    assert said == ["incremental: another build is running; this one waits for it"]


def test_what_a_build_without_end_notes_is_lost(tmp_path: Path) -> None:
    store = tmp_path / "incremental.sqlite"
    endless, impatient = BuildLock(store), BuildLock(store)
    endless.wait(print)
    store.write_text("what it knows")
    impatient.wait(print, 0)
    assert not store.exists()
    endless.end()
    third = BuildLock(store)
    assert not third.try_now()  # the turn was no longer the first one's to give
    impatient.end()
    assert third.try_now()
    third.end()


def test_a_process_that_was_forked_does_not_hold_the_lock(tmp_path: Path) -> None:
    first, second = (BuildLock(tmp_path / "incremental.sqlite") for _ in range(2))
    assert first.try_now()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(writer)
        os.read(reader, 1)
        os._exit(0)
    first.end()
    said = list[str]()
    second.wait(said.append, 5)  # the child may need a moment to let go
    assert said in ([], ["incremental: another build is running; this one waits for it"])
    second.end()
    os.close(writer)
    os.close(reader)
    os.waitpid(child, 0)


def test_where_nothing_can_be_kept_nobody_waits(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    store = tmp_path / "cache" / "incremental.sqlite"
    assert BuildLock(store).try_now()
    assert BuildLock(store).try_now()
