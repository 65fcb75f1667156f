"""Build a site in a staging folder, check it, and exchange it for the live one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import report
from incremental.log_counter import LogCounter
from report.diagnostic import Diagnostic, DiagnosticsError
from settings_check.address import missing_address
from settings_check.output_folder import diagnostics, mark
from site_identity.read import mistakes_left_out
from tools.build import errors, search
from tools.build.last_build import BuildFolders, LastBuild
from tools.build.output_checks import CHECKS, check_output, pages_are_whole
from tools.build.patching import say_that_it_waits
from tools.build.settings import read_settings
from tools.cli import interpreter
from tools.files.file_transaction import FileTransaction
from tools.files.staging_folder import StagingFolder


@dataclass(frozen=True)
class BuildOptions:
    """How a site is built.

    Without *cache* the build neither reads nor writes the cache. With *index_later* the new site
    has the search index of the old one until the caller makes it; else it is made before the new
    site is live. *on_live* is called with the warnings as soon as readers get the new site, before
    what is left of the old one is deleted. With *report_only* nothing is rendered, and
    DiagnosticsError has what was found, warnings alone if nothing is wrong.
    """

    cache: bool = True
    index_later: bool = False
    on_live: Callable[[list[Diagnostic]], None] = lambda _warnings: None
    report_only: bool = False


def build(
    conf: Path, output: Path | None = None, options: BuildOptions = BuildOptions()
) -> list[Diagnostic]:
    """Build the site of the settings file *conf*; returns the warnings.

    *output* is the folder of the live site, by default that of the settings.
    Raises DiagnosticsError; the live site is then what it was.
    """
    report.begin()
    try:
        with errors.reported(conf):
            return _build(conf, output, options)
    finally:
        report.begin()


def _build(conf: Path, output: Path | None, options: BuildOptions) -> list[Diagnostic]:
    settings = _checked_settings(conf)
    if not options.cache:
        settings["INCREMENTAL_CACHE"] = False
    last = LastBuild(conf)
    if options.cache:
        last.begin(settings)
    if options.report_only:
        return _report(settings)
    target = output or Path(settings["OUTPUT_PATH"])
    _raise_if_any(diagnostics(target, _sources(settings, conf)))
    staging = StagingFolder(target)
    with staging.locked(say_that_it_waits):
        FileTransaction(conf.parent).recover()  # if an import of views was killed half-way
        last.forget()
        left: set[str] = set()  # files that the new site has of the live one
        warnings = _stage(settings, staging, options, left)
        has_index = options.index_later and (search.PAGE in left or search.is_asked(staging.site))
        staging.commit(left, kept=search.FOLDER if has_index else "")
        options.on_live(warnings)
        if not _warning_counter().count and _is_incremental(settings):
            last.remember(BuildFolders.of(settings, target))
    return warnings


def _stage(
    settings: dict[str, Any], staging: StagingFolder, options: BuildOptions, left: set[str]
) -> list[Diagnostic]:
    """Build into the staging folder and check the result. Raises DiagnosticsError.

    *left* gets the names of files that are in the live site as they should be, and not staged.
    """
    site = staging.begin()
    staged: dict[str, Any] = {"OUTPUT_PATH": str(site), "REPORT_SHOWN": False}
    staged["INCREMENTAL_PREVIOUS_OUTPUT"] = str(staging.output)
    if options.index_later:  # Pagefind reads a whole site
        staged["INCREMENTAL_LEFT_IN_PLACE"] = left
    warnings = _run_pelican({**settings, **staged})
    mark(site)
    is_checked = "index.html" in left
    _raise_if_any(check_output(site, (pages_are_whole,) if is_checked else CHECKS))
    if not options.index_later:
        search.index_if_asked(site)
    return warnings


def _report(settings: dict[str, Any]) -> list[Diagnostic]:
    """Raises DiagnosticsError, with all that is found before a page would be rendered."""
    with TemporaryDirectory() as nowhere:
        only = {"OUTPUT_PATH": nowhere, "REPORT_SHOWN": False, "REPORT_ONLY": True}
        return _run_pelican({**settings, **only})


def _checked_settings(conf: Path) -> dict[str, Any]:
    """The settings. Raises DiagnosticsError if a site to publish has no address of its own."""
    try:
        settings = read_settings(conf)
    except DiagnosticsError as error:
        raise DiagnosticsError([*error.diagnostics, *_of_texts(conf)]) from None
    # In a site without the plugin settings_check nothing else reports it.
    if missing := missing_address(conf, settings):
        raise DiagnosticsError([Diagnostic(conf.name, 1, "SITEURL", *missing)])
    return settings


def _of_texts(conf: Path) -> list[Diagnostic]:
    """What is wrong besides the mistakes of `site.toml`, where that is known without it."""
    try:
        with mistakes_left_out():
            return _report({**read_settings(conf), "INCREMENTAL_CACHE": False})
    except DiagnosticsError as error:
        return error.diagnostics
    except Exception:  # a default may not fit the rest; mistakes in `site.toml` are reported anyway
        return report.found()


def _is_incremental(settings: dict[str, Any]) -> bool:
    """Whether a build with *settings* leaves a manifest of what its pages have read."""
    switches = ("INCREMENTAL", "INCREMENTAL_CACHE")
    return "incremental" in settings["PLUGINS"] and all(settings.get(s, True) for s in switches)


def _sources(settings: dict[str, Any], conf: Path) -> list[Path]:
    folders = [settings["PATH"], settings["THEME"], *settings["PLUGIN_PATHS"]]
    return [Path(folder) for folder in folders] + [conf]


@cache
def _warning_counter() -> LogCounter:
    """Counts warnings and errors that were logged in this process.

    It is never reset: Pelican logs the same message only once in a process.
    """
    return LogCounter()


def _run_pelican(settings: dict[str, Any]) -> list[Diagnostic]:
    interpreter.collect_seldom()
    from pelican import console  # noqa: PLC0415 - half of the start-up time

    console.quiet = True  # standard output is ours
    _warning_counter()  # counts from here on
    pelican_class = settings["PELICAN_CLASS"]
    if isinstance(pelican_class, str):
        module, _, name = pelican_class.rpartition(".")
        pelican_class = getattr(import_module(module), name)
    try:
        pelican_class(settings).run()
        return report.found()
    finally:
        _forget_contents()


def _forget_contents() -> None:
    """Let the memory of the run go: Pelican memoizes two methods of each text for ever."""
    from pelican.contents import Content  # noqa: PLC0415 - see above

    for name in ("get_content", "get_summary"):
        vars(Content)[name].cache.clear()


def _raise_if_any(diagnostics: Iterable[Diagnostic]) -> None:
    if found := list(diagnostics):
        raise DiagnosticsError(found)
