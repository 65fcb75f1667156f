"""Collects diagnostics while sources are read, and stops before anything is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from blinker import Signal
from pelican import signals

from report import baseline
from report.collected import add, add_unpublished, amend, begin, found, tolerate
from report.console import show
from report.diagnostic import DiagnosticsError
from report.pelican_log import ErrorFilter
from report.place import shown
from report.settings_source import line_of
from report.unloaded_plugins import unloaded_plugins

complete: Final = Signal("sent with a Pelican instance when all is collected, before any page")

_ERROR_FILTER: Final = ErrorFilter(add)


def _begin(pelican: Any) -> None:
    content = Path(pelican.settings["PATH"]).absolute()
    _ERROR_FILTER.content = shown(content, content)
    for diagnostic in list(unloaded_plugins(pelican.settings, found())):
        add(diagnostic)
    for each in [each for each in found() if each.field == "PLUGINS"]:
        file, line = line_of("PLUGINS", pelican.settings)
        amend(each, replace(each, path=shown(file.absolute(), content), line=line))
    if name := pelican.settings.get("REPORT_BASELINE"):
        listed, wrong = baseline.read(content.parent / name, name)
        tolerate(listed, name)
        for each in wrong:
            add(each)


def _note_unpublished(generators: list[Any]) -> None:
    """Once every plugin has decided the status of what it holds back."""
    context, settings = generators[0].context, generators[0].settings
    content = Path(settings["PATH"]).absolute()
    contents = [each for each in context["generated_content"].values() if each is not None]
    drafts = [each for each in contents if getattr(each, "status", "") == "draft"]
    add_unpublished(shown(Path(each.source_path).absolute(), content) for each in drafts)


def _stop(pelican: Any) -> None:
    """Stop the build if there is an error, or if only the report is wanted (`REPORT_ONLY`).

    `get_writer` comes after the last receiver of `all_generators_finalized` (whose order is
    arbitrary) and before anything is written.
    """
    reported = found()
    stops = pelican.settings.get("REPORT_ONLY") or any(each.level == "error" for each in reported)
    complete.send(pelican, stops=stops)
    if stops:
        begin()
        raise DiagnosticsError(reported)


def _end(pelican: Any) -> None:
    """Show the warnings of a build that has ended well, unless who runs it shows them."""
    if pelican.settings.get("REPORT_SHOWN", True):
        show(found())
        begin()


def register() -> None:
    """Connect to Pelican's signals; a second call changes nothing."""
    _ERROR_FILTER.listen()
    signals.initialized.connect(_begin)
    signals.all_generators_finalized.connect(_note_unpublished)
    signals.get_writer.connect(_stop)
    signals.finalized.connect(_end)
