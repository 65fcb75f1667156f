"""One process at a time; the end of a process is the end of its lock."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.built_site import ROOT
from tools.files.lock import LockedError, locked

HOLDER = (
    "import sys, time; from pathlib import Path; from tools.files.lock import locked\n"
    "with locked(Path(sys.argv[1])):\n    print('held', flush=True); time.sleep(60)"
)


def test_without_patience_a_lock_that_is_held_is_an_error(tmp_path: Path) -> None:
    with locked(tmp_path / "new/lock"), pytest.raises(LockedError), locked(tmp_path / "new/lock"):
        pytest.fail("both hold it")
    with locked(tmp_path / "new/lock"):
        assert (tmp_path / "new/lock").is_file()


def test_who_waits_gets_the_lock_when_its_holder_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "lock")]
    holder = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    with holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        killed = []

        def wait() -> None:
            os.kill(holder.pid, signal.SIGKILL)
            killed.append(holder.pid)

        with locked(tmp_path / "lock", wait):
            assert killed == [holder.pid]


def test_a_failure_inside_releases_it(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="inside"), locked(tmp_path / "lock"):
        raise ValueError("inside")
    with locked(tmp_path / "lock"):
        pass


def test_a_process_that_was_forked_meanwhile_does_not_hold_the_lock(tmp_path: Path) -> None:
    with locked(tmp_path / "lock"):
        process = os.fork()
        if not process:
            time.sleep(60)
            os._exit(0)
    try:
        with locked(tmp_path / "lock"):
            pass
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
