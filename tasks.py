"""Every task of the house, one verb each; `invoke --list` reads like a manual."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import Task, task

from tools.cli.failures import one_line, require

_BUILT = {"site": "the built folder", "url": "its address; empty for a local build"}


@task(
    help={
        "publish": "with the settings of publishconf.py",
        "format": "of the report: text or json",
        "debug": "show tracebacks and Pelican's log",
        "cache": "take over what an earlier build has made of the same",
    }
)
def build(
    _c: Context,
    publish: bool = False,
    format: str = "text",  # noqa: A002 - the name of the option
    debug: bool = False,
    cache: bool = True,
) -> None:
    """Check everything and build the site; the old one stays until the new one is whole."""
    from tools.build.command import Arguments, command  # noqa: PLC0415 - other tasks need not wait for it

    raise SystemExit(command(Arguments(publish, format, debug, cache)))


@task(
    help={
        "port": "of 127.0.0.1; else 8000, else any that is free",
        "settings": "of another Pelican site",
    }
)
def serve(_c: Context, port: int = 0, settings: str = "pelicanconf.py") -> None:
    """Build, show the site in the browser, and do both again on each change."""
    from tools.serve.command import serve as start  # noqa: PLC0415

    start(port or None, Path(settings))


@task(help={"title": "of the new text", "kind": "post, article or page"})
def new(_c: Context, title: str, kind: str = "post") -> None:
    """Begin a new text, as a draft."""
    from tools.writing.new import command  # noqa: PLC0415

    raise SystemExit(command(title, kind))


@task
def clean(_c: Context) -> None:
    """Delete what builds have made."""
    from tools.build.clean import clean as wipe  # noqa: PLC0415

    print("\n".join(wipe()))


@task
def fields(_c: Context) -> None:
    """Write the table and the schema of front matter from its model."""
    from tools.writing.fields import write  # noqa: PLC0415

    print("\n".join(str(path) for path in write()))


@task
def lint(c: Context) -> None:
    """Check the code: ruff and mypy."""
    _python(c, "ruff check .", "ruff format --check .", "mypy")


@task
def test(c: Context) -> None:
    """Run the tests on all cores."""
    require("xdist")
    _python(c, "pytest -n auto")


@task(
    help={
        "what": "product (this site), sites (small posts), checks (what they add to a build) or"
        " popularity (beside GoAccess)",
        "sizes": "numbers of texts as 13,1000, or of log lines",
        "repeats": "runs of which the median counts; 0 shows what was measured last",
        "patience": "seconds; a generator whose cold build takes longer runs once a figure",
        "write": "all that the last benches have measured to docs/benchmarks.md",
    }
)
def bench(  # noqa: PLR0913, PLR0917 - the options of a command
    c: Context,
    what: str = "sites",
    sizes: str = "",
    repeats: int = 3,
    patience: float = 0.0,
    write: bool = False,
) -> None:
    """Compare with Hugo, Eleventy and stock Pelican on a seeded corpus, all in one run."""
    numbers = sizes.replace(",", " ")
    options = f"--repeats {repeats} --patience {patience}" + (" --write" if write else "")
    command = {
        "product": f"tools.bench.product {numbers or '13 1000'} {options}",
        "sites": f"tools.bench {numbers or '100 1000'} {options}",
        "checks": f"tools.bench.check_costs {numbers or '1000'}",
        "popularity": f"tools.bench.popularity --lines {numbers or '10000000'}",
    }[what]
    _python(c, command)


@task
def requirements(c: Context) -> None:
    """Compile each requirements file, with hashes, from its `.in`."""
    for kind in ("", "-dev", "-popularity", "-foreign"):
        name = f"requirements{kind}"
        _python(
            c,
            "uv pip compile --quiet --universal --python-version 3.11"
            " --generate-hashes --no-emit-index-url --no-emit-find-links --no-header"
            f" --custom-compile-command 'invoke requirements' {name}.in -o {name}.txt",
        )


@task(help={**_BUILT, "form": "text, github or json"})
def check(_c: Context, site: str = "output", url: str = "", form: str = "text") -> None:
    """Prove a built site right in seconds, without a browser."""
    from tools.check.__main__ import main  # noqa: PLC0415 - other tasks need not wait for it

    raise SystemExit(main(_arguments(site=site, url=url, format=form)))


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
    from tools.writing.reviews import command  # noqa: PLC0415 - other tasks need not wait for it

    command(day, everything, host)


@task(help={**_BUILT, "form": "text, github or json"})
def audit(_c: Context, site: str = "output", url: str = "", form: str = "text") -> None:
    """Prove a built site right in a real browser: axe, keyboard, print, Lighthouse and more."""
    from tools.audit.__main__ import main  # noqa: PLC0415 - other tasks need not wait for it

    raise SystemExit(main(_arguments(site=site, url=url, format=form)))


@task(help=_BUILT)
def screens(_c: Context, site: str = "output", url: str = "") -> None:
    """Take pictures of the key pages into `reports/screens/`, and renew the README's."""
    from tools.audit.screens import main  # noqa: PLC0415 - other tasks need not wait for it

    raise SystemExit(main(_arguments(site=site, url=url)))


@task(help=_BUILT)
def links(_c: Context, site: str = "output", url: str = "") -> None:
    """Ask each other site that we link to whether the page is still there; slow and polite."""
    from tools.check.external_links import main  # noqa: PLC0415 - other tasks need not wait for it

    raise SystemExit(main(_arguments(site=site, url=url)))


def _follows(name: str, argument: str) -> list[str]:
    """*argument*, if a value for it follows the task *name* on the command line.

    Invoke has required positional arguments only, and reads this list before it reads the line.
    """
    _, _, rest = " ".join(sys.argv).partition(f" {name} ")
    return [argument] if rest and not rest.startswith("-") else []


_ALLOWED = {
    "allow-shrink": "more than a fifth of the pages may go",
    "allow-vanish": "addresses may go without a redirect",
    "verify": "compare the live site with what was published",
    "wait": "seconds that the host may take to serve it",
}


@task(
    help={
        **_ALLOWED,
        "allow-apart": "the live site may come from a commit that this one does not build on",
        "again": "publish what a rollback has withdrawn",
        "stage": "stop before the push and leave the site in this folder",
        "staged": "publish what --stage has left in this folder",
    }
)
def publish(  # noqa: PLR0913, PLR0917 - the options of a command
    _c: Context,
    stage: str = "",
    staged: str = "",
    allow_shrink: bool = False,
    allow_vanish: bool = False,
    allow_apart: bool = False,
    again: bool = False,
    verify: bool = True,
    wait: int = 600,
) -> None:
    """Build, check, guard and publish the site, then verify what readers get."""
    from tools.publish import command  # noqa: PLC0415 - other tasks need not wait for it
    from tools.publish.guard import Allowed  # noqa: PLC0415

    allowed = Allowed(allow_shrink, allow_vanish, allow_apart, again)
    raise SystemExit(command.publish(allowed, wait if verify else None, stage, staged))


@task(
    help={
        "kind": "title of the issue, as `Publishing failed`",
        "run": "address of the run",
        "remedy": "what to do about it",
    }
)
def issue(
    _c: Context, kind: str, run: str, remedy: str = "docs/operating.md says what each status means."
) -> None:
    """Tell the maintainers of a failed run: open an issue, or comment on the open one."""
    from tools.github.failure_issue import command  # noqa: PLC0415 - other tasks need not wait for it

    raise SystemExit(command(kind, run, remedy))


@task(help={"stage": "the folder to leave the site in", "allow-vanish": _ALLOWED["allow-vanish"]})
def rehearse(_c: Context, stage: str = "reports/site", allow_vanish: bool = False) -> None:
    """Do all that publish does but the push, from any branch; say what would change."""
    from tools.publish import command  # noqa: PLC0415 - other tasks need not wait for it
    from tools.publish.guard import Allowed  # noqa: PLC0415

    raise SystemExit(command.rehearse(stage, Allowed(vanish=allow_vanish)))


@task(
    positional=_follows("verify", "url"),
    help={
        "url": "of the home page; that of the manifest by default",
        "wait": "seconds that the host may take to catch up",
        "manifest": "a manifest or the folder of a site; the publish branch's by default",
        "format": "of the report: text or json",
    },
)
def verify(
    _c: Context,
    url: str | None = None,
    wait: int = 600,
    manifest: str = "",
    format: str = "text",  # noqa: A002 - the name of the option
) -> None:
    """Compare the live site with what was published, file by file."""
    from tools.publish import command  # noqa: PLC0415 - other tasks need not wait for it

    raise SystemExit(command.verify(url or "", wait, manifest, format))


@task(
    positional=_follows("rollback", "commit"),
    help={"commit": "of the publish branch or of the source; without one, list them", **_ALLOWED},
)
def rollback(
    _c: Context,
    commit: str | None = None,
    allow_shrink: bool = False,
    allow_vanish: bool = False,
    verify: bool = True,
    wait: int = 600,
) -> None:
    """List what was published before, or publish one of it again as a new commit."""
    from tools.publish import command  # noqa: PLC0415 - other tasks need not wait for it
    from tools.publish.guard import Allowed  # noqa: PLC0415

    allowed = Allowed(allow_shrink, allow_vanish)
    raise SystemExit(command.rollback(commit or "", allowed, wait if verify else None))


@task(
    help={
        "port": "to listen on, on this machine only",
        "site": "a staged folder to serve instead of building",
        "headers": "send what `_headers` says, as hosts do that read it",
        "here": "let links to the real address stay in the preview",
    }
)
def preview(
    _c: Context, port: int = 8000, site: str = "", headers: bool = False, here: bool = False
) -> None:
    """Serve exactly what would be published, the way GitHub Pages would."""
    from tools.serve.preview import command  # noqa: PLC0415 - other tasks need not wait for it

    raise SystemExit(command(port, site, headers, here))


@task(
    name="count",
    iterable=["also"],
    help={
        "file": "an export or a log, a folder of them, or a glob in quotes",
        "also": "a further one; may be given several times",
        "engine": "duckdb, local (Spark), spark://host:7077, or the URL of an Ibis backend",
        "format": "of all files, where their content leaves a doubt",
        "period": "of exports without dates, as 2026-10-01..2026-10-31",
        "dry_run": "show the changes and make none",
    },
)
def popularity(  # noqa: PLR0913, PLR0917 - the options of a command
    _c: Context,
    file: str,
    also: list[str],
    engine: str = "duckdb",
    format: str = "",  # noqa: A002 - the name of the option
    period: str = "",
    dry_run: bool = False,
) -> None:
    """Count page views from FILE, and write each post's popularity into its front matter."""
    from tools.popularity.import_command import command  # noqa: PLC0415 - it needs a query engine

    status = command([file, *also], engine=engine, form=format, days=period, dry_run=dry_run)
    raise SystemExit(status)


@task(help={"slug": "of the post; slug:lang in another language than the site's"})
def explain(_c: Context, slug: str) -> None:
    """Tell where a post's popularity comes from, and what the next post would need."""
    from tools.popularity.explain_command import command  # noqa: PLC0415

    raise SystemExit(command(slug))


@task(help={"target": "the file to write"})
def fetch(_c: Context, target: str = "reports/views.csv.gz") -> None:
    """Fetch GoatCounter's export with $GOATCOUNTER_SITE and $GOATCOUNTER_TOKEN, if they are set."""
    from tools.popularity.workflow_commands import fetch_command  # noqa: PLC0415

    raise SystemExit(fetch_command(target))


@task
def propose(_c: Context) -> None:
    """Open a pull request with the popularity that has changed (in CI, through `gh`)."""
    from tools.popularity.workflow_commands import propose_command  # noqa: PLC0415

    raise SystemExit(propose_command())


def _arguments(**options: str) -> list[str]:
    """*options* as they stand on a command line."""
    return [part for name, value in options.items() for part in (f"--{name}", value)]


def _python(c: Context, *commands: str) -> None:
    """Run each of *commands*, a module and its arguments, in this environment."""
    require(*(command.split(maxsplit=1)[0].partition(".")[0] for command in commands))
    for command in commands:
        done = c.run(f"{sys.executable} -m {command}", pty=False, warn=True)
        if not done:
            raise Exit(code=done.exited if done is not None else 1)


def _namespace() -> Collection:
    """Every task of this file; those of popularity are a family of their own."""
    family = Collection("popularity")
    family.add_task(popularity, default=True)
    relatives: list[Any] = [explain, fetch, propose]  # the decorator has no one type
    for each in relatives:
        family.add_task(each)
    for each in [popularity, *relatives]:
        each.body = one_line(each.body)
    whole = Collection(family)
    for each in globals().values():
        if isinstance(each, Task) and each not in (popularity, *relatives):
            each.body = one_line(each.body)
            whole.add_task(each)
    return whole


namespace = _namespace()  # stays last: it sees the tasks above
