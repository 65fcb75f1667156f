"""Commands that ask what became of the sources: `invoke retractions`."""

from __future__ import annotations

from invoke.context import Context
from invoke.tasks import task

from tools.cli.failures import one_line


@task(help={})
@one_line
def ask(_c: Context) -> None:
    """Ask Crossref which sources were retracted or corrected; takes minutes, and can go on."""
    from tools.writing.retractions import command

    raise SystemExit(command())


@task
@one_line
def propose(_c: Context) -> None:
    """Open a pull request with what has become of the sources (in CI, through `gh`)."""
    from tools.github.pull_request import command
    from tools.writing.retractions import PROPOSAL

    raise SystemExit(command(PROPOSAL))
