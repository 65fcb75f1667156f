"""`invoke build`: bring the site up to date, then its search index, and say how it went."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from report.console import show
from report.diagnostic import Diagnostic, DiagnosticsError
from tools import PROJECT
from tools.build import errors
from tools.build.build import BuildOptions, build
from tools.build.last_build import LastBuild
from tools.build.patching import bring_up_to_date, say_that_it_waits
from tools.build.pelican_log import show_pelican_log
from tools.build.search_index import SearchIndex
from tools.build.settings import read_settings, settings_file
from tools.cli.report_form import is_refused
from tools.files.staging_folder import StagingFolder


@dataclass(frozen=True)
class Arguments:
    """What the command line says; *form* is of the report, `text` or `json`.

    Of a long report, *every* line is shown, or the first few of each problem.
    """

    publish: bool = False
    form: str = "text"
    debug: bool = False
    cache: bool = True
    every: bool = False


def command(arguments: Arguments, project: Path = PROJECT) -> int:
    """Build the site of *project* if anything has changed; returns the exit status."""
    if is_refused(arguments.form):
        return 2
    show_pelican_log(logging.DEBUG if arguments.debug else logging.WARNING)
    try:
        _build_and_index(arguments, settings_file(arguments.publish, project))
    except DiagnosticsError as stopped:
        if arguments.debug and stopped.__cause__:
            traceback.print_exception(stopped.__cause__)
        _show(stopped.diagnostics, arguments)
        return 1
    return 0


def _build_and_index(arguments: Arguments, conf: Path) -> None:
    start = time.perf_counter()
    say = print if arguments.form == "text" else _say_nothing

    def tell(warnings: list[Diagnostic], is_current: bool = False) -> None:
        _show(warnings, arguments)
        done = "The site is up to date" if is_current else "The site is built"
        say(f"{done}, in {time.perf_counter() - start:.2f} s.", flush=True)

    output = _patch_or_build(arguments, conf, tell)
    if output is not None:
        _update_index(output, conf, say)


def _show(diagnostics: list[Diagnostic], arguments: Arguments) -> None:
    show(diagnostics, arguments.form, every=arguments.every, more="--all shows them")


def _say_nothing(*_args: object, **_options: object) -> None:
    pass


def _patch_or_build(arguments: Arguments, conf: Path, tell: Callable[..., None]) -> Path | None:
    """Bring the site of *conf* up to date, by a patch if possible; the folder of the live site.

    None if nothing had changed, and its search index is current, too. *tell* is called as soon as
    the site is in place. Raises DiagnosticsError.
    """
    last = LastBuild(conf)
    with errors.reported(conf):
        folders = last.folders() if arguments.cache and not arguments.debug else None
        patched = bring_up_to_date(last, say_that_it_waits) if folders else None
    if folders and patched:
        tell(patched.warnings, is_current=not patched.files)
        return None if not patched.files and last.has_index() else folders.output
    build(conf, options=BuildOptions(arguments.cache, not arguments.publish, tell))
    folders = last.folders()  # known without the settings, which take a while to read
    return folders.output if folders else Path(read_settings(conf)["OUTPUT_PATH"])


def _update_index(output: Path, conf: Path, say: Callable[..., None]) -> None:
    """Make the index of the live site in *output* again, if a text has changed since."""
    start, last = time.perf_counter(), LastBuild(conf)
    with errors.reported(conf):
        folders, snapshot = last.folders(), last.snapshot()
        pages = SearchIndex(StagingFolder(output)).update()
        if pages is not None and folders is not None:
            snapshot = last.remember(folders)  # the files of the output have changed
        if snapshot:
            last.remember_index(snapshot)
    if pages is not None:
        say(f"The search index of {pages} pages is made, in {time.perf_counter() - start:.2f} s.")
