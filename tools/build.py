"""Build the site aside, check it, and only then put it in the place of the old one."""

from __future__ import annotations

import logging
import sys
import time
import traceback
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

import report
from report.console import show
from report.mistake import Mistake, MistakesFound
from settings_check.output_folder import mark, objections
from tools import PROJECT, fault, search
from tools.popularity.transaction import Transaction
from tools.workshop import Workshop
from tools.written import look_over


def build(
    publish: bool = False, output: Path | None = None, settings: Path | None = None
) -> list[Mistake]:
    """Build the site of the file *settings* into *output*; returns the warnings.

    Without *settings* it is the project's own: for readers here, or as it is published. Without
    *output* it goes where the settings say. Raises MistakesFound; the output is then what it was.
    """
    conf = settings or PROJECT / ("publishconf.py" if publish else "pelicanconf.py")
    report.begin()
    try:
        return _build(conf, output)
    except MistakesFound:
        raise
    except Exception as error:
        raise MistakesFound([*report.found(), fault.mistake(error, conf)]) from error
    finally:
        report.begin()


def _build(conf: Path, output: Path | None) -> list[Mistake]:
    settings = read_settings(conf)
    target = output or Path(settings["OUTPUT_PATH"])
    _refuse(objections(target, _sources(settings, conf)))
    workshop = Workshop(target)
    with workshop.locked(_wait):
        Transaction(conf.parent).recover()  # of an import of page views that was killed half-way
        site = workshop.begin()
        staged = {"OUTPUT_PATH": str(site), "INCREMENTAL_PREVIOUS_OUTPUT": str(target)}
        warnings = _run_pelican({**settings, **staged, "REPORT_SHOWN": False})
        mark(site)
        _refuse(look_over(site))
        _index_for_search(site)
        workshop.commit()
    return warnings


def _index_for_search(site: Path) -> None:
    """Make the index that the search page asks for, if the site has one."""
    if (site / "search/index.html").is_file():
        search.index(site)


def read_settings(conf: Path) -> dict[str, Any]:
    """The settings, read afresh: a watching process must see a changed file."""
    from pelican import settings as pelican_settings  # noqa: PLC0415 - half of the start-up time

    for name in ("pelicanconf", "publishconf", conf.stem):
        sys.modules.pop(name, None)
    settings: dict[str, Any] = pelican_settings.read_settings(str(conf))
    return settings


def _sources(settings: dict[str, Any], conf: Path) -> list[Path]:
    folders = [settings["PATH"], settings["THEME"], *settings["PLUGIN_PATHS"]]
    return [Path(folder) for folder in folders] + [conf]


def _run_pelican(settings: dict[str, Any]) -> list[Mistake]:
    from pelican import console  # noqa: PLC0415

    console.quiet = True  # standard output is ours
    wanted = settings["PELICAN_CLASS"]
    if isinstance(wanted, str):
        module, _, name = wanted.rpartition(".")
        wanted = getattr(import_module(module), name)
    wanted(settings).run()
    return report.found()


def _refuse(mistakes: Iterable[Mistake]) -> None:
    if found := list(mistakes):
        raise MistakesFound(found)


def _wait() -> None:
    sys.stderr.write("Another build is running; this one waits for it.\n")


def command(publish: bool = False, form: str = "text", debug: bool = False) -> int:
    """Build and tell how it went, as `text` or `json`; the exit status."""
    if form not in ("text", "json"):
        sys.stderr.write(f"--format: {form}: want text or json\n")
        return 2
    start = time.perf_counter()
    _log_plainly(logging.DEBUG if debug else logging.WARNING)
    try:
        warnings = build(publish)
    except MistakesFound as stopped:
        if debug and stopped.__cause__:
            traceback.print_exception(stopped.__cause__)
        show(stopped.mistakes, form)
        return 1
    show(warnings, form)
    if form == "text":
        print(f"The site is built, in {time.perf_counter() - start:.1f} s.")
    return 0


class _Plain(logging.StreamHandler[Any]):
    """Pelican's warnings on one line each; its errors are in the report."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno < logging.ERROR and bool(super().filter(record))


def _log_plainly(level: int) -> None:
    logger = logging.getLogger("pelican")
    handler = _Plain()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(level)
