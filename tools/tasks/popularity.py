"""Commands that count page views: `invoke popularity` and its like."""

from __future__ import annotations

from invoke.context import Context
from invoke.tasks import task

from tools.cli import interpreter
from tools.cli.failures import one_line


@task(
    iterable=["also"],
    help={
        "file": "an export or a log, a folder of them, or a glob in quotes",
        "also": "a further one; may be given several times",
        "engine": "duckdb, local (Spark), spark://host:7077, or the URL of an Ibis backend",
        "format": "of all files, where their content leaves a doubt",
        "period": "of exports without dates, as 2026-10-01..2026-10-31, or 2026-10",
        "dry_run": "show the changes and make none",
    },
)
@one_line
def count(
    _c: Context,
    file: str,
    also: list[str],
    engine: str = "duckdb",
    format: str = "",
    period: str = "",
    dry_run: bool = False,
) -> None:
    """Count page views from FILE, and write each post's popularity into its front matter."""
    from tools.popularity.import_command import command

    interpreter.end_clean()
    status = command([file, *also], engine=engine, form=format, days=period, dry_run=dry_run)
    raise SystemExit(status)


@task(help={"slug": "of the post; slug:lang in another language than the site's"})
@one_line
def explain(_c: Context, slug: str) -> None:
    """Say where a post's popularity comes from, and what the next rank would need."""
    from tools.popularity.explain_command import command

    raise SystemExit(command(slug))


@task(help={"target": "the file to write"})
@one_line
def fetch(_c: Context, target: str = "reports/views.csv.gz") -> None:
    """Fetch GoatCounter's export with $GOATCOUNTER_SITE and $GOATCOUNTER_TOKEN, if set."""
    from tools.popularity.workflow_commands import fetch_command

    raise SystemExit(fetch_command(target))


@task
@one_line
def propose(_c: Context) -> None:
    """Open a pull request with the popularity that has changed (in CI, through `gh`)."""
    from tools.popularity.workflow_commands import propose_command

    raise SystemExit(propose_command())
