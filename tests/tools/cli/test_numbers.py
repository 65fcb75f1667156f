"""A number of a command line is read, or refused in one line with status 2."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from tasks import namespace
from tests.built_site import ROOT
from tools.cli.failures import CommandError
from tools.cli.numbers import epoch, port, seconds, whole


def test_numbers_are_read() -> None:
    assert (port("0"), port(" 8080"), whole("--repeats", "3"), epoch("1790000000")) == (
        0,
        8080,
        3,
        1790000000,
    )
    assert (seconds("--wait", "600"), seconds("--wait", "0.5")) == (600, 0.5)


@pytest.mark.parametrize("typed", ["", "abc", "1.5", "-1", "1_0", "٣", "8000/", "0x10", "9" * 5000])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(CommandError) as refused:
        port(typed)
    assert str(refused.value) == f"--port: want a number from 0 to 65535, not {typed!r}"


@pytest.mark.parametrize("typed", ["", "soon", "-5", "nan", "inf", "1e3", "10s"])
def test_what_is_no_number_of_seconds_is_refused(typed: str) -> None:
    with pytest.raises(CommandError) as refused:
        seconds("--wait", typed)
    assert str(refused.value) == f"--wait: want a number of seconds, not {typed!r}"


@pytest.mark.parametrize(
    ("command", "reported"),
    [
        ("serve --port abc", "--port: want a number from 0 to 65535, not 'abc'"),
        ("preview --port 1.5", "--port: want a number from 0 to 65535, not '1.5'"),
        ("publish --wait soon", "--wait: want a number of seconds, not 'soon'"),
        ("verify --wait soon", "--wait: want a number of seconds, not 'soon'"),
        ("rollback --wait soon", "--wait: want a number of seconds, not 'soon'"),
        ("bench --repeats few", "--repeats: want a whole number, not 'few'"),
        ("bench --patience long", "--patience: want a number of seconds, not 'long'"),
    ],
)
def test_each_command_refuses_it_in_one_line(command: str, reported: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "invoke", *command.split()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{reported}\n")


def test_no_task_leaves_a_number_to_invoke() -> None:
    tasks: list[Any] = [namespace[name] for name in namespace.task_names]
    kinds = {argument.kind for task in tasks for argument in task.get_arguments()}
    assert kinds == {str, bool, list}


def test_a_clock_that_is_none_is_refused() -> None:
    with pytest.raises(CommandError) as refused:
        epoch("today")
    assert str(refused.value) == "SOURCE_DATE_EPOCH: want seconds since 1970, not 'today'"
