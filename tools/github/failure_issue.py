"""Tells the maintainers that a scheduled run has failed: one open issue for each kind of run.

It drives `gh`, which runners have and which asks `GH_TOKEN` for its right.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

_LABEL = "failed run"
Run = Callable[[list[str]], str]


class IssueError(Exception):
    """GitHub was not told; the text says why."""


@dataclass(frozen=True)
class Failure:
    """*kind* is the title of the issue, *run* the address of the run, *remedy* what to do."""

    kind: str
    run: str
    remedy: str

    @property
    def words(self) -> str:
        """The text of the issue, or of a comment to it."""
        return f"It failed: {self.run}\n\n{self.remedy}\n"


def report(failure: Failure, gh: Run) -> str:
    """Comment on the open issue of this kind, or open one; its address. Raises `IssueError`."""
    gh(["label", "create", _LABEL, "--force", "--description", "A scheduled run has failed"])
    number = _open_issue(failure.kind, gh)
    if number is None:
        named = ["--title", failure.kind, "--label", _LABEL, "--body", failure.words]
        return gh(["issue", "create", *named]).strip()
    return gh(["issue", "comment", str(number), "--body", failure.words]).strip()


def _open_issue(title: str, gh: Run) -> int | None:
    query = ["--state", "open", "--label", _LABEL, "--limit", "100", "--json", "number,title"]
    found = json.loads(gh(["issue", "list", *query]))
    numbers = [int(issue["number"]) for issue in found if issue["title"] == title]
    return min(numbers, default=None)


def run_gh(arguments: list[str]) -> str:
    """What `gh arguments` prints. Raises `IssueError`."""
    try:
        done = subprocess.run(
            ["gh", *arguments], capture_output=True, encoding="utf-8", timeout=120, check=False
        )
    except FileNotFoundError as error:
        raise IssueError("gh is not installed; see https://cli.github.com") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise IssueError(f"gh did not run: {error}") from error
    if done.returncode:
        raise IssueError(f"gh {arguments[0]}: {' '.join(done.stderr.split())}")
    return done.stdout


def command(kind: str, run: str, remedy: str) -> int:
    """Report and say where; the exit status."""
    try:
        print(report(Failure(kind, run, remedy), run_gh))
    except IssueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0
