"""Reads a settings file of Pelican, afresh each time."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

from report.diagnostic import Diagnostic, DiagnosticsError
from settings_check.address import PUBLISHING
from tools import PROJECT

LOCAL: Final = "pelicanconf.py"


def settings_file(publish: bool, project: Path = PROJECT) -> Path:
    """The settings file of *project* for readers (*publish*), or for a build on this machine."""
    return project / (PUBLISHING if publish else LOCAL)


def read_settings(conf: Path) -> dict[str, Any]:
    """The settings in the file *conf*, also if it has changed since it was last read.

    Raises DiagnosticsError when there is no such file, and whatever its code raises.
    """
    from pelican import settings as pelican_settings  # noqa: PLC0415 - half of the start-up time

    if not conf.is_file():
        problem = "there is no such file" if not conf.exists() else "is no file"
        raise DiagnosticsError(
            [Diagnostic(conf.as_posix(), 1, "settings", problem, "name a settings file of Pelican")]
        )
    for name in ("pelicanconf", "publishconf", conf.stem):
        sys.modules.pop(name, None)  # one settings file imports another, and Python would cache it
    settings: dict[str, Any] = pelican_settings.read_settings(str(conf))
    return {**settings, "SETTINGS_FILE": str(conf)}
