"""Commands that check the built site."""

from __future__ import annotations

from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

from tools.cli.failures import one_line
from tools.tasks.help_texts import ALL_HELP, SITE_HELP


@task(help={**SITE_HELP, **ALL_HELP})
@one_line
def check(
    _c: Context, site: str = "output", url: str = "", form: str = "text", all: bool = False
) -> None:
    """Check the built site in seconds, without a browser."""
    from tools.check.command import Arguments, run
    from tools.check.run import check as find

    raise SystemExit(run("check", find, Arguments(site, url, form, all)))


@task(help={**SITE_HELP, **ALL_HELP})
@one_line
def audit(
    _c: Context, site: str = "output", url: str = "", form: str = "text", all: bool = False
) -> None:
    """Check the built site in a real browser: axe, keyboard, print, Lighthouse and more."""
    from tools.audit.run import audit as find
    from tools.check.command import Arguments, run

    raise SystemExit(run("audit", find, Arguments(site, url, form, all)))


@task(help={**SITE_HELP, **ALL_HELP})
@one_line
def links(
    _c: Context, site: str = "output", url: str = "", form: str = "text", all: bool = False
) -> None:
    """Check that each page of other sites that we link to is still there; takes minutes."""
    from tools.check.command import Arguments, run
    from tools.check.external_links import links as find

    raise SystemExit(run("links", find, Arguments(site, url, form, all)))


@task(help=SITE_HELP)
@one_line
def screens(_c: Context, site: str = "output", url: str = "", form: str = "text") -> None:
    """Take pictures of the key pages into reports/screens/, and the README's again."""
    from tools.audit.screens import take_screens
    from tools.check.command import Arguments, run
    from tools.serve.report_picture import take

    if status := run("screens", take_screens, Arguments(site, url, form)):
        raise SystemExit(status)
    take(Path(site), Path("docs/report.png"))
