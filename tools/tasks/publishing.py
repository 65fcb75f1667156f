"""Commands that publish the site, and prove or undo it."""

from __future__ import annotations

from invoke.context import Context
from invoke.tasks import task

from tools.cli import numbers
from tools.cli.failures import one_line
from tools.tasks.help_texts import ALLOWED_HELP, VERIFY_HELP


@task(
    help={
        **ALLOWED_HELP,
        **VERIFY_HELP,
        "allow-apart": "the live site may come from a commit that this one does not build on",
        "again": "publish what a rollback has withdrawn",
        "stage": "stop before the push and leave the site in this folder",
        "staged": "publish what --stage has left in this folder",
    }
)
@one_line
def publish(
    _c: Context,
    stage: str = "",
    staged: str = "",
    allow_shrink: bool = False,
    allow_vanish: bool = False,
    allow_apart: bool = False,
    again: bool = False,
    verify: bool = True,
    wait: str = "600",
) -> None:
    """Build, check, guard and publish the site, then verify what readers get."""
    from tools.publish import command
    from tools.publish.guard import Allowed

    allowed = Allowed(allow_shrink, allow_vanish, allow_apart, again)
    patience = numbers.seconds("--wait", wait) if verify else None
    raise SystemExit(command.publish(allowed, patience, stage, staged))


@task(help={"stage": "the folder to leave the site in", **ALLOWED_HELP})
@one_line
def rehearse(
    _c: Context,
    stage: str = "reports/site",
    allow_shrink: bool = False,
    allow_vanish: bool = False,
) -> None:
    """Do all that publish does but the push, from any branch; say what would change."""
    from tools.publish import command
    from tools.publish.guard import Allowed

    raise SystemExit(command.rehearse(stage, Allowed(allow_shrink, allow_vanish)))


@task(
    help={
        "url": "of the home page; that of the manifest by default",
        "wait": VERIFY_HELP["wait"],
        "manifest": "a manifest or the folder of a site; the publish branch's by default",
        "format": "of the report: text or json",
    },
)
@one_line
def verify(
    _c: Context, url: str = "", wait: str = "600", manifest: str = "", format: str = "text"
) -> None:
    """Compare the live site with what was published, file by file."""
    from tools.publish import command

    patience = numbers.seconds("--wait", wait)
    raise SystemExit(command.verify(url, patience, manifest, format))


@task(
    help={
        "commit": "of the publish branch or of the source; without one, list them",
        **ALLOWED_HELP,
        **VERIFY_HELP,
    },
)
@one_line
def rollback(
    _c: Context,
    commit: str = "",
    allow_shrink: bool = False,
    allow_vanish: bool = False,
    verify: bool = True,
    wait: str = "600",
) -> None:
    """List what was published before, or publish one of it again as a new commit."""
    from tools.publish import command
    from tools.publish.guard import Allowed

    allowed = Allowed(allow_shrink, allow_vanish)
    patience = numbers.seconds("--wait", wait) if verify else None
    raise SystemExit(command.rollback(commit, allowed, patience))


@task(
    help={
        "kind": "title of the issue, as `Publishing failed`",
        "run": "address of the run",
        "remedy": "what to do about it",
    }
)
@one_line
def issue(
    _c: Context, kind: str, run: str, remedy: str = "docs/operating.md says what each status means."
) -> None:
    """Report a failed run to the maintainers: open an issue, or comment on the open one."""
    from tools.github.failure_issue import command

    raise SystemExit(command(kind, run, remedy))
