"""A build that fails in a process that goes on, as in `invoke serve`, leaves nothing behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from report.diagnostic import DiagnosticsError
from tests.tools.build.test_baseline import CONF
from tools.build.build import build

POST = "---\ntitle: {}\ndate: 2019-03-01\ncategory: X\n---\nWords.\n"
OTHERS = 'PLUGINS = [*PLUGINS, "incremental"]\nINCREMENTAL_PROCESSES = 2\n'


def test_no_process_and_no_file_stay_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pelicanconf.py").write_text(f"{CONF}\n{OTHERS}")
    post = tmp_path / "content/posts/one.md"
    post.parent.mkdir(parents=True)
    post.write_text(POST.format(""))
    monkeypatch.chdir(tmp_path)
    opened = []
    for _ in range(3):  # what is left of one that has failed goes when the next begins
        with pytest.raises(DiagnosticsError):
            build(tmp_path / "pelicanconf.py")
        opened.append(len(os.listdir("/proc/self/fd")))  # noqa: PTH208 - the number is all
    post.write_text(POST.format("One"))
    build(tmp_path / "pelicanconf.py")
    assert opened[1:] == [opened[1]] * 2
    assert not Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="utf-8").split()
