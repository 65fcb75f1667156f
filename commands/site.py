"""Commands that build, show and write the site."""

from __future__ import annotations

from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

from commands.help_texts import ALL_HELP
from tools.cli.failures import one_line, require


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
    }
)
@one_line
def serve(_c: Context, port: int = 0, settings: str = "pelicanconf.py") -> None:
    """Build the site, show it in the browser, and do both again after each change."""
    from tools.serve.command import serve as start

    start(port or None, Path(settings))


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
    _c: Context, port: int = 8000, site: str = "", headers: bool = False, here: bool = False
) -> None:
    """Serve exactly what would be published, the way GitHub Pages would."""
    from tools.serve.preview import command

    raise SystemExit(command(port, site, headers, here))


@task(
    help={
        "name": "of the new site; asked if not given",
        "address": "of the published site, as https://you.github.io/site; asked if not given",
        "kind": "blog, or medical for clinical texts; asked if not given",
    }
)
@one_line
def init(_c: Context, name: str = "", address: str = "", kind: str = "") -> None:
    """Make a site of your own of a fresh clone: a few texts to begin with, nothing of ours."""
    require("playwright", "PIL")
    from tools.init.command import command

    command(name, address, kind)


@task(help={"title": "of the new text", "kind": "post, article or page"})
@one_line
def new(_c: Context, title: str, kind: str = "post") -> None:
    """Create the file of a new text, as a draft."""
    from tools.writing.new import command

    raise SystemExit(command(title, kind))


@task(
    help={
        "day": "as 2026-11-23; today by default",
        "everything": "also reviews that are not yet due",
        "host": "in the identifiers of the calendar; that of the site by default",
    }
)
@one_line
def reviews(_c: Context, day: str = "", everything: bool = False, host: str = "") -> None:
    """List the reviews that are due, and write reports/reviews.ics for your calendar."""
    from tools.writing.reviews import command

    command(day, everything, host)


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
    from tools.icons.command import command

    command()


@task
@one_line
def fields(_c: Context) -> None:
    """Write the documentation and the JSON schema of front matter from its model."""
    from tools.writing.fields import write

    print("\n".join(str(path) for path in write()))


@task(
    help={
        "source": "an export of WordPress, or the folder of a site or of Markdown",
        "system": "wordpress, pelican, hugo, jekyll or markdown; found out by default",
        "media": "a further folder of pictures, as wp-content/uploads",
        "category": "of articles that have none",
        "dry_run": "write reports/migration.md and nothing else",
        "baseline": "tolerate what is wrong with the texts until it is mended",
    }
)
@one_line
def migrate(
    _c: Context,
    source: str,
    system: str = "",
    media: str = "",
    category: str = "Blog",
    dry_run: bool = False,
    baseline: bool = True,
) -> None:
    """Move a site of WordPress, Pelican, Hugo, Jekyll or Markdown in; overwrite nothing."""
    from tools.migrate.command import Arguments, command

    folder = Path(media) if media else None
    given = Arguments(Path(source), system, folder, category, dry_run, baseline)
    raise SystemExit(command(given))


@task(help={"accept": "list all that is wrong today"})
@one_line
def baseline(_c: Context, accept: bool = False) -> None:
    """Take out of baseline.toml what is mended."""
    from tools.build.baseline import command

    raise SystemExit(command(accept))


@task
@one_line
def clean(_c: Context) -> None:
    """Delete the output and the cache."""
    from tools.build.clean import clean as delete

    print("\n".join(delete()))
