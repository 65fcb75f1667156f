"""Every task of the house, one verb each; `invoke --list` reads like a manual."""

from __future__ import annotations

from invoke.context import Context
from invoke.tasks import task


@task
def lint(c: Context) -> None:
    """Check the code: ruff and mypy."""
    c.run("ruff check . && ruff format --check . && mypy", pty=False)


@task
def test(c: Context) -> None:
    """Run the tests on all cores."""
    c.run("pytest -n auto", pty=False)


@task
def requirements(c: Context) -> None:
    """Compile each requirements file, with hashes, from its `.in`."""
    for name in ("requirements", "requirements-dev"):
        c.run(
            f"uv pip compile --quiet --universal --python-version 3.11 --generate-hashes"
            f" --no-emit-index-url --no-emit-find-links --no-header"
            f" --custom-compile-command 'invoke requirements' {name}.in -o {name}.txt",
            pty=False,
        )
