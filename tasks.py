"""Every task of the house, one verb each; `invoke --list` reads like a manual."""

from __future__ import annotations

import shlex
import sys

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

_BUILT = {"site": "the built folder", "url": "its address; empty for a local build"}


@task(
    help={
        "publish": "with the settings of publishconf.py",
        "format": "of the report: text or json",
        "debug": "show tracebacks and Pelican's log",
    }
)
def build(
    _c: Context,
    publish: bool = False,
    format: str = "text",  # noqa: A002 - the name of the option
    debug: bool = False,
) -> None:
    """Check everything and build the site; the old one stays until the new one is whole."""
    from tools.build import command  # noqa: PLC0415 - other tasks need not wait for it

    raise SystemExit(command(publish, format, debug))


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


@task(help={**_BUILT, "form": "text, github or json"})
def check(c: Context, site: str = "output", url: str = "", form: str = "text") -> None:
    """Prove a built site right in seconds, without a browser."""
    _python(c, "tools.check", site=site, url=url, format=form)


@task(
    help={
        "day": "as 2026-11-23; today by default",
        "everything": "also what is not yet due",
        "host": "in the identifiers of the calendar",
    }
)
def reviews(
    _c: Context, day: str = "", everything: bool = False, host: str = "plain-evidence.example"
) -> None:
    """List the reviews that are due, and write reports/reviews.ics for your calendar."""
    from tools.reviews import command  # noqa: PLC0415 - other tasks need not wait for it

    command(day, everything, host)


@task(help={**_BUILT, "form": "text, github or json"})
def audit(c: Context, site: str = "output", url: str = "", form: str = "text") -> None:
    """Prove a built site right in a real browser: axe, keyboard, print, Lighthouse and more."""
    _python(c, "tools.audit", site=site, url=url, format=form)


@task(help=_BUILT)
def screens(c: Context, site: str = "output", url: str = "") -> None:
    """Take pictures of the key pages into `reports/screens/`, and renew the README's."""
    _python(c, "tools.screens", site=site, url=url)


@task(help=_BUILT)
def links(c: Context, site: str = "output", url: str = "") -> None:
    """Ask each other site that we link to whether the page is still there; slow and polite."""
    _python(c, "tools.links", site=site, url=url)


def _python(c: Context, module: str, **options: str) -> None:
    """Run *module* in this environment and leave with its exit status, without a traceback."""
    pairs = [part for name, value in options.items() for part in (f"--{name}", value)]
    done = c.run(shlex.join([sys.executable, "-m", module, *pairs]), pty=False, warn=True)
    raise Exit(code=done.exited if done else 1)
