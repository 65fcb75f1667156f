"""Commands that build and show the site."""

from __future__ import annotations

from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

from tools.cli import numbers
from tools.cli.failures import one_line, require
from tools.tasks.help_texts import ALL_HELP


@task(
    help={
        "publish": "with the settings of publishconf.py",
        "format": "of the report: text or json",
        "debug": "show tracebacks and Pelican's log",
        "cache": "read and write the cache of earlier builds",
        **ALL_HELP,
    }
)
@one_line
def build(
    _c: Context,
    publish: bool = False,
    format: str = "text",
    debug: bool = False,
    cache: bool = True,
    all: bool = False,
) -> None:
    """Check everything and build the site; after a mistake the old site stays."""
    from tools.build.command import Arguments, command

    raise SystemExit(command(Arguments(publish, format, debug, cache, all)))


@task(
    help={
        "port": "of 127.0.0.1; by default 8000, or any that is free",
        "settings": "of another Pelican site",
        "host": "to listen on; 0.0.0.0 lets a phone in the same network see the site",
        "open": "open the browser, at a terminal",
    }
)
@one_line
def serve(
    _c: Context,
    port: str = "",
    settings: str = "pelicanconf.py",
    host: str = "127.0.0.1",
    open: bool = True,
) -> None:
    """Build the site, show it in the browser, and do both again after each change."""
    from tools.serve.command import serve as start

    start(numbers.port(port) if port else None, Path(settings), host, opens=open)


@task(
    help={
        "port": "to listen on, on this machine only",
        "site": "a staged folder to serve instead of building",
        "headers": "send what `_headers` says, as hosts do that read it",
        "here": "let links to the real address stay in the preview",
    }
)
@one_line
def preview(
    _c: Context, port: str = "8000", site: str = "", headers: bool = False, here: bool = False
) -> None:
    """Serve exactly what would be published, the way GitHub Pages would."""
    from tools.serve.preview import command

    raise SystemExit(command(numbers.port(port), site, headers, here))


@task(
    help={
        "name": "of the new site; asked if not given",
        "address": "of the published site, as https://you.github.io/site; asked if not given",
        "kind": "blog, or medical for texts about health; asked if not given",
    }
)
@one_line
def init(_c: Context, name: str = "", address: str = "", kind: str = "") -> None:
    """Make a site of your own of a fresh clone: a few texts to begin with, nothing of ours."""
    require("playwright", "PIL")
    from tools.init.command import command

    command(name, address, kind)


@task(help={"source": "the commit or branch to merge"})
@one_line
def update(_c: Context, source: str = "upstream/main") -> None:
    """Take over what has changed upstream; the site's own files stay as they are."""
    from tools.init.update import command

    command(source)


@task
@one_line
def icons(_c: Context) -> None:
    """Make the icons and the share picture from the name and colours in site.toml."""
    from tools.init.icons.command import command

    command()


@task
@one_line
def clean(_c: Context) -> None:
    """Delete the output and the cache."""
    from tools.build.clean import clean as delete

    print("\n".join(delete()))
