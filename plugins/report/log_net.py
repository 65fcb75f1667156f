"""What Pelican only logs becomes a diagnostic, and what it would print as a traceback, a report.

Pelican logs an error and goes on when a plugin cannot be loaded or registered, when a plugin fails
over an article, or when an article lacks a date; the article is then missing and the exit status 0.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path

from report.console import show
from report.diagnostic import Diagnostic, DiagnosticsError

_SETTINGS = ("Cannot load plugin", "Cannot register plugin")
_LOGGERS = ("", ".contents", ".generators", ".plugins._utils", ".readers", ".settings", ".utils")
_content = "content"


class Net(logging.Filter):
    """Takes each error out of Pelican's log and hands it to *tell*."""

    def __init__(self, tell: Callable[[Diagnostic], None]) -> None:
        super().__init__()
        self._tell = tell

    def filter(self, record: logging.LogRecord) -> bool:
        error = sys.exc_info()[1]  # Pelican keeps it from the record, but still handles it
        if isinstance(error, DiagnosticsError):
            show(error.diagnostics)  # Pelican's last word about a report is the report itself
            return False
        if record.levelno != logging.ERROR:
            return True
        self._tell(diagnostic(record, error))
        return False


def diagnostic(record: logging.LogRecord, error: BaseException | None) -> Diagnostic:
    """*record* on one line, under the file it names."""
    message = record.getMessage().split("\n")[0].strip()
    if message.startswith(_SETTINGS) and isinstance(error, ModuleNotFoundError) and error.name:
        problem, remedy = _missing(message, error.name)
        return Diagnostic("pelicanconf.py", 1, "PLUGINS", problem, remedy)
    if error is not None:
        message += f" ({' '.join(repr(error).split())[:300]})"
    if message.startswith(_SETTINGS):
        return Diagnostic("pelicanconf.py", 1, "PLUGINS", message, "mend the plugin or remove it")
    named = [str(arg) for arg in record.args] if isinstance(record.args, tuple) else []
    path = next((arg for arg in named if "/" in arg or arg.endswith(".md")), "")
    place = path if path.startswith("/") or not path else f"{_content}/{path}"
    remedy = "run with --debug to see where it fails"
    return Diagnostic(place or "pelican", 1, "pelican", message, remedy)


def _missing(message: str, module: str) -> tuple[str, str]:
    """What a plugin imports and does not find; Pelican imports plugins in the order of PLUGINS."""
    name = module.partition(".")[0]
    if (Path(__file__).parents[1] / name / "__init__.py").is_file():
        return f"{message}: it needs the plugin {name}", f'put "{name}" before it'
    return f"{message}: it needs the package {name}", "install it with pip"


def name_content(folder: str) -> None:
    """Paths in Pelican's log are below *folder*."""
    global _content  # noqa: PLW0603 - Pelican's loggers are global too
    _content = folder


def catch_logs(tell: Callable[[Diagnostic], None]) -> None:
    """Listen to Pelican's loggers, once in a process."""
    for name in _LOGGERS:
        logger = logging.getLogger(f"pelican{name}")
        if not any(isinstance(each, Net) for each in logger.filters):
            logger.addFilter(Net(tell))
