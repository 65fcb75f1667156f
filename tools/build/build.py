"""Build the site aside, check it, and only then put it in the place of the old one."""

from __future__ import annotations

import logging
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import report
from incremental.noise import Noise
from report.console import show
from report.diagnostic import Diagnostic, DiagnosticsError
from settings_check.output_folder import mark, objections
from tools import PROJECT
from tools.build import errors, search
from tools.build.last_build import LastBuild, Place
from tools.build.output_checks import check_output
from tools.build.patching import bring_up_to_date
from tools.build.search_index import SearchIndex
from tools.files.staging_folder import StagingFolder
from tools.files.transaction import Transaction

PUBLISHING = "publishconf.py"


@dataclass(frozen=True)
class BuildOptions:
    """How a build is made.

    Without *cache* nothing that an earlier build has cached is read, and nothing is cached. *index*
    gives the new site, before it is live, what search needs; by default it makes the index. *live*
    is called as soon as readers get the new site.
    """

    cache: bool = True
    index: Callable[[Path], None] | None = None
    live: Callable[[], None] = lambda: None


def build(
    publish: bool = False,
    output: Path | None = None,
    settings: Path | None = None,
    options: BuildOptions = BuildOptions(),
) -> list[Diagnostic]:
    """Build the site of the file *settings* into *output*; returns the warnings.

    Without *settings* it is the project's own: for readers here, or as it is published. Without
    *output* it goes where the settings say. Raises DiagnosticsError;
    the output is then what it was.
    """
    conf = settings or _settings_file(publish)
    report.begin()
    try:
        with errors.reported(conf):
            return _build(conf, output, options)
    finally:
        report.begin()


def _settings_file(publish: bool) -> Path:
    return PROJECT / (PUBLISHING if publish else "pelicanconf.py")


def _without_address(settings: dict[str, Any], conf: Path) -> Iterable[Diagnostic]:
    """What is published names its own address: in feeds, in the sitemap, as the canonical link."""
    if not settings.get("SITEURL"):
        wanted = "is missing or empty; a publishing build needs the address of the site"
        yield Diagnostic(conf.name, 1, "SITEURL", wanted, 'set SITEURL = "https://…" there')


def _build(conf: Path, output: Path | None, options: BuildOptions) -> list[Diagnostic]:
    settings, last = read_settings(conf), LastBuild(conf)
    if conf.name == PUBLISHING:
        _refuse(_without_address(settings, conf))
    if not options.cache:
        settings["INCREMENTAL"] = False
    target = output or Path(settings["OUTPUT_PATH"])
    _refuse(objections(target, _sources(settings, conf)))
    staging = StagingFolder(target)
    with staging.locked(_wait):
        Transaction(conf.parent).recover()  # of an import of page views that was killed half-way
        last.forget()
        site = staging.begin()
        staged = {"OUTPUT_PATH": str(site), "INCREMENTAL_PREVIOUS_OUTPUT": str(target)}
        warnings = _run_pelican({**settings, **staged, "REPORT_SHOWN": False})
        mark(site)
        _refuse(check_output(site))
        (options.index or search.index_if_asked)(site)
        staging.commit()
        options.live()
        if not _noise().count and _is_kept(settings):
            last.remember(Place.of(settings, target))
    return warnings


def _is_kept(settings: dict[str, Any]) -> bool:
    """Whether the engine notes what a build with *settings* has read."""
    return "incremental" in settings["PLUGINS"] and bool(settings.get("INCREMENTAL", True))


def read_settings(conf: Path) -> dict[str, Any]:
    """The settings, read afresh: a watching process must see a changed file.

    Raises DiagnosticsError when there is no such file, and whatever its code raises.
    """
    from pelican import settings as pelican_settings  # noqa: PLC0415 - half of the start-up time

    if not conf.is_file():
        problem = "there is no such file" if not conf.exists() else "is no file"
        raise DiagnosticsError(
            [Diagnostic(conf.as_posix(), 1, "settings", problem, "name a settings file of Pelican")]
        )
    for name in ("pelicanconf", "publishconf", conf.stem):
        sys.modules.pop(name, None)
    settings: dict[str, Any] = pelican_settings.read_settings(str(conf))
    return settings


def _sources(settings: dict[str, Any], conf: Path) -> list[Path]:
    folders = [settings["PATH"], settings["THEME"], *settings["PLUGIN_PATHS"]]
    return [Path(folder) for folder in folders] + [conf]


@cache
def _noise() -> Noise:
    """What was logged in this process. Pelican says a thing only once, so it is never stopped."""
    return Noise()


def _run_pelican(settings: dict[str, Any]) -> list[Diagnostic]:
    from pelican import console  # noqa: PLC0415

    console.quiet = True  # standard output is ours
    _noise()  # from here on
    wanted = settings["PELICAN_CLASS"]
    if isinstance(wanted, str):
        module, _, name = wanted.rpartition(".")
        wanted = getattr(import_module(module), name)
    wanted(settings).run()
    return report.found()


def _refuse(mistakes: Iterable[Diagnostic]) -> None:
    if found := list(mistakes):
        raise DiagnosticsError(found)


def _wait() -> None:
    sys.stderr.write("Another build is running; this one waits for it.\n")


def command(
    publish: bool = False, form: str = "text", debug: bool = False, cache: bool = True
) -> int:
    """Build if anything has changed, and tell how it went, as `text` or `json`; the exit status."""
    if form not in ("text", "json"):
        sys.stderr.write(f"--format: {form}: want text or json\n")
        return 2
    start = time.perf_counter()
    _log_plainly(logging.DEBUG if debug else logging.WARNING)
    say = print if form == "text" else _say_nothing
    try:
        made = _made(_settings_file(publish), publish, cache and not debug, cache)
        show(made.warnings, form)
        told = "The site is up to date" if made.is_current else "The site is built"
        say(f"{told}, in {time.perf_counter() - start:.2f} s.", flush=True)
        _update_index(made, _settings_file(publish), say)
    except DiagnosticsError as stopped:
        if debug and stopped.__cause__:
            traceback.print_exception(stopped.__cause__)
        show(stopped.diagnostics, form)
        return 1
    return 0


def _say_nothing(*_args: object, **_options: object) -> None:
    pass


class _Made(NamedTuple):
    """What a command has to tell of a site: where it is, and whether it was as it should be."""

    output: Path
    warnings: list[Diagnostic]
    is_current: bool = False


def _made(conf: Path, publish: bool, may_patch: bool, cache: bool) -> _Made:
    """Bring the output of *conf* up to date, by a patch if possible. Raises DiagnosticsError."""
    last = LastBuild(conf)
    with errors.reported(conf):
        place = last.place() if may_patch else None
        patched = bring_up_to_date(last, _wait) if place else None
    if place and patched:
        return _Made(place.output, patched.warnings, not patched.files)
    index = search.index_if_asked if publish else _carry_over_index
    warnings = build(publish, options=BuildOptions(cache=cache, index=index))
    return _Made(Path(read_settings(conf)["OUTPUT_PATH"]), warnings)


def _carry_over_index(site: Path) -> None:
    """Give the new *site*, in its staging folder, the index of the live one for a while."""
    output = site.parent.with_name(site.parent.name.removesuffix(".build"))
    SearchIndex(StagingFolder(output)).carry_over(site)


def _update_index(made: _Made, conf: Path, say: Callable[..., None]) -> None:
    """Update the index of the live site, if a text has changed since it was made."""
    start = time.perf_counter()
    with errors.reported(conf):
        last = LastBuild(conf)
        place = last.place()
        pages = SearchIndex(StagingFolder(made.output)).update()
        if pages is not None:
            if place is not None:
                last.remember(place)
            seconds = time.perf_counter() - start
            say(f"The search index of {pages} pages is made, in {seconds:.2f} s.")


_TOLD_BETTER = ("Empty alt attribute", "Unable to find", "Cannot get modification stamp")


class _Plain(logging.StreamHandler[Any]):
    """Pelican's warnings on one line each, but those that the report has with file and line.

    Its errors are in the report too.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        told = record.levelno >= logging.ERROR or record.getMessage().startswith(_TOLD_BETTER)
        return not told and bool(super().filter(record))


def _log_plainly(level: int) -> None:
    logger = logging.getLogger("pelican")
    handler = _Plain()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(level)
