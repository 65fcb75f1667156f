"""Commands for writers: new texts, drafts, reviews, and sites that move in."""

from __future__ import annotations

from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

from tools.cli.failures import one_line


@task(
    help={
        "title": "of the new text; for an empty one ('') you are asked at a terminal",
        "kind": "post, article or page",
        "category": "asked at a terminal if not given, with those in use",
        "tags": "between commas",
        "slug": "the last part of the address; made of the title by default",
        "series": "that it is a part of",
        "open": "open the file in $VISUAL or $EDITOR",
    },
)
@one_line
def new(
    _c: Context,
    title: str,
    kind: str = "post",
    category: str = "",
    tags: str = "",
    slug: str = "",
    series: str = "",
    open: bool = False,
) -> None:
    """Create the file of a new text, as a draft."""
    from tools.writing.new import New, command

    raise SystemExit(command(New(title, kind, category, tags, slug, series), opens=open))


@task(
    help={
        "fix": "mend what needs no thought: levels, dates, spellings of names, spaces",
        "strip_places": "take the place where it was taken out of each photo in content/",
        "format": "of the report: text or json",
        "all": "show every line of a long report",
    }
)
@one_line
def proofread(
    _c: Context,
    fix: bool = False,
    strip_places: bool = False,
    format: str = "text",
    all: bool = False,
) -> None:
    """Find the mistakes in texts without building a page."""
    from tools.writing.proofread.command import Arguments, command

    raise SystemExit(command(Arguments(fix, strip_places, format, all)))


@task
@one_line
def hooks(_c: Context) -> None:
    """Have git proofread each commit that changes a text."""
    from tools.writing.proofread.hooks import command

    raise SystemExit(command())


@task
@one_line
def drafts(_c: Context) -> None:
    """List drafts and posts that wait for their day, with their addresses."""
    from tools.serve.drafts import command

    raise SystemExit(command())


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
