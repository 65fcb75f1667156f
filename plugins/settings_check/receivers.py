"""Checks the settings before a source is read, then marks the output folder as this site's."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.settings import DEFAULT_CONFIG

import report
from report.receivers import complete
from report.settings_form import add_mistake
from report.settings_source import modules, source_file
from settings_check import folders, names, types
from settings_check.address import missing_address
from settings_check.output_folder import diagnostics, sign

_INSTEAD: dict[str, Any] = {"TIMEZONE": "UTC", "DEFAULT_LANG": "en", "SITEURL": ""}


def _check(pelican: Any) -> None:
    settings = pelican.settings
    content = Path(settings["PATH"]).absolute()
    written = {**settings, **_replaced(settings)}
    known = names.known(DEFAULT_CONFIG, settings["DIRECT_TEMPLATES"])
    for name, near in names.slips(written, known):
        add_mistake(settings, name, "want a known setting", f"did you mean {near}?")
    for name, problem, remedy in chain(
        types.problems(written, DEFAULT_CONFIG), folders.problems(settings)
    ):
        typed = "" if ":" in problem else f"{written.get(name)!r}: "
        add_mistake(settings, name, f"{typed}{problem}", remedy)
        if name in DEFAULT_CONFIG or name in _INSTEAD:  # the build stops, but shall see the rest
            settings[name] = _INSTEAD.get(name, DEFAULT_CONFIG.get(name))
    if missing := missing_address(source_file(settings), written):
        add_mistake(settings, "SITEURL", *missing)
    sources = [content, Path(settings["THEME"]), *map(Path, settings["PLUGIN_PATHS"])]
    for diagnostic in diagnostics(Path(settings["OUTPUT_PATH"]), sources):
        report.add(diagnostic)


def _replaced(settings: dict[str, Any]) -> dict[str, Any]:
    """Settings that Pelican has replaced by its default: text where it wants a list."""
    return {
        name: value
        for module in modules(settings)
        for name, value in vars(module).items()
        if isinstance(value, str) and isinstance(DEFAULT_CONFIG.get(name), list)
    }


def _sign(pelican: Any, stops: bool) -> None:
    """Before the first file: another build that begins meanwhile takes the folder for no other's.

    One that stops with errors leaves no folder behind.
    """
    if not stops:
        sign(Path(pelican.settings["OUTPUT_PATH"]))


def register() -> None:
    """Connect to Pelican's signals; a second call changes nothing."""
    signals.initialized.connect(_check)
    complete.connect(_sign)
