"""Runs git in one repository and turns what goes wrong into one line."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.publish.status import PublishError, Status

# What changes the form of what is read, whatever the user has configured.
_NEUTRAL = ("-c", "log.showSignature=false", "-c", "i18n.logOutputEncoding=UTF-8")
# A connection that sends less than 1,000 bytes a second for a minute is dead; git waits for ever.
_NETWORK = ("-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=60")
_LONGEST = 900  # seconds
# Messages are read, so they are asked for in English; nobody is there to type a password.
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",  # a commit holds what its name stands for
}
# A hook runs with these; git would look there instead of into the folder that is named.
_OF_HOOKS = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}


class GitError(PublishError):
    """git ended with an error; *output* is all that it wrote to standard error and output."""

    def __init__(self, command: str, output: str, status: Status = Status.REMOTE) -> None:
        self.output = output
        super().__init__(status, f"git {command}: {_last_words(output)}")


@dataclass(frozen=True)
class Git:
    """git in *folder*, which lies in a work tree or is a repository."""

    folder: Path

    def text(self, *arguments: str) -> str:
        """What `git arguments` prints, without the line end. Raises `GitError`."""
        return self.raw(*arguments).decode("utf-8", "surrogateescape").rstrip("\n")

    def raw(self, *arguments: str, given: bytes = b"") -> bytes:
        """What it prints when *given* is its standard input. Raises `GitError`."""
        done = self._run(arguments, given)
        if done.returncode:
            raise GitError(arguments[0], _words(done))
        return done.stdout

    def succeeds(self, *arguments: str) -> bool:
        """Whether `git arguments` ends with status 0."""
        return self._run(arguments, b"").returncode == 0

    def _run(self, arguments: tuple[str, ...], given: bytes) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                ["git", *_NEUTRAL, *_NETWORK, "-C", str(self.folder), *arguments],
                input=given,
                capture_output=True,
                env=environment(),
                timeout=_LONGEST,
                check=False,
            )
        except FileNotFoundError as error:
            text = "git is not installed; see https://git-scm.com/downloads"
            raise PublishError(Status.UNREADY, text) from error
        except subprocess.TimeoutExpired as error:
            raise GitError(arguments[0], f"no answer in {_LONGEST} seconds") from error


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment git runs in: ours, plain English, and *more*."""
    given = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    return {**given, **_ENVIRONMENT, **(more or {})}


def _words(done: subprocess.CompletedProcess[bytes]) -> str:
    return (done.stderr + b"\n" + done.stdout).decode("utf-8", "replace")


def _last_words(output: str) -> str:
    """The lines that say what is wrong, on one line: git puts progress and hints around them."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("fatal:", "error:", "remote:", "!"))]
    return "; ".join((telling or lines)[:4]) or "failed without a word"
