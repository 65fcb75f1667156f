"""A port that is taken or impossible is told in one line, by each command that listens."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.built_site import ROOT
from tools.cli.failures import CommandError
from tools.http.port import listen
from tools.http.static_server import serving


@pytest.fixture
def taken() -> Iterator[int]:
    """A port of this machine at which somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_port_that_is_free_is_taken() -> None:
    server, _ = listen(lambda port: serving(ROOT, port=port), 0)
    server.server_close()


def test_a_port_that_is_taken_is_told(taken: int) -> None:
    with pytest.raises(CommandError) as stopped:
        listen(lambda port: serving(ROOT, port=port), taken)
    assert str(stopped.value) == (
        f"port {taken}: Address already in use; choose another with --port"
    )


@pytest.mark.parametrize("port", [99999, 65536, -1])
def test_a_port_that_cannot_be_is_told(port: int) -> None:
    with pytest.raises(CommandError) as stopped:
        listen(lambda port: serving(ROOT, port=port), port)
    assert str(stopped.value) == (
        f"port {port}: want a number from 0 to 65535; choose another with --port"
    )


def run(*command: str) -> tuple[int, str]:
    """The exit status of an Invoke command, and what it says on standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "invoke", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stderr


@pytest.mark.thorough
def test_a_host_that_is_none_is_told_also_with_a_port() -> None:
    for host in ("nosuch.invalid", "a..b", "::1"):
        reported = f"--host: {host}: is no address; want 0.0.0.0 or 127.0.0.1\n"
        assert run("serve", "--no-open", "--host", host, "--port", "0") == (2, reported)
        assert run("serve", "--no-open", "--host", host) == (2, reported)
    reported = "--host: 192.0.2.7: is not of this machine; want 0.0.0.0 or 127.0.0.1\n"
    assert run("serve", "--no-open", "--host", "192.0.2.7", "--port", "0") == (2, reported)


@pytest.mark.parametrize("command", ["serve", "preview"])
def test_a_command_says_so_before_it_builds(taken: int, command: str) -> None:
    reported = f"port {taken}: Address already in use; choose another with --port\n"
    assert run(command, "--port", str(taken)) == (2, reported)
    reported = "port 99999: want a number from 0 to 65535; choose another with --port\n"
    assert run(command, "--port", "99999") == (2, reported)


def test_serve_says_that_there_are_no_such_settings() -> None:
    assert run("serve", "--settings", "nope.py") == (
        1,
        "nope.py:1: settings: there is no such file; name a settings file of Pelican\n"
        "1 mistake in 1 file\n",
    )
