"""What Pelican only logs becomes a diagnostic, and what it would print as a traceback, a report.

Pelican logs an error and goes on when a plugin cannot be loaded or registered, when a plugin fails
over an article, or when an article lacks a date; the article is then missing and the exit status 0.
What cannot be loaded is logged before any plugin is registered: see `unloaded_plugins`.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from report.console import show
from report.diagnostic import Diagnostic, DiagnosticsError

_NOT_LOADED = "Cannot load plugin"
_NOT_REGISTERED = "Cannot register plugin"
_LOGGERS = ("", ".contents", ".generators", ".plugins._utils", ".readers", ".settings", ".utils")


class ErrorFilter(logging.Filter):
    """Takes each error out of Pelican's log and hands it to *add*.

    *content* is the folder below which the paths in the log are.
    """

    def __init__(self, add: Callable[[Diagnostic], None], content: str = "content") -> None:
        super().__init__()
        self.content = content
        self._add = add

    def listen(self) -> None:
        """Listen to Pelican's loggers; a second call changes nothing."""
        for name in _LOGGERS:
            logging.getLogger(f"pelican{name}").addFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether Pelican's log shows *record*: an error goes to the report instead."""
        error = sys.exc_info()[1]  # Pelican keeps it from the record, but still handles it
        if isinstance(error, DiagnosticsError):
            show(error.diagnostics)  # Pelican's last word about a report is the report itself
            return False
        if record.levelno != logging.ERROR:
            return True
        message = record.getMessage().split("\n")[0].strip()
        if message.startswith(_NOT_REGISTERED):
            self._add(unusable_plugin(message, error))
        elif not message.startswith(_NOT_LOADED):
            self._add(_diagnostic(record, message, error, self.content))
        return False


def unusable_plugin(problem: str, error: BaseException | None) -> Diagnostic:
    """The *problem* with a plugin that the settings name, and the *error* that is its cause."""
    remedy = "mend the plugin or remove it"
    if isinstance(error, ModuleNotFoundError) and error.name:
        problem, remedy = _missing(problem, error.name)
    elif error is not None:
        problem += _cause(error)
    return Diagnostic("pelicanconf.py", 1, "PLUGINS", problem, remedy)


def _diagnostic(
    record: logging.LogRecord, message: str, error: BaseException | None, content: str
) -> Diagnostic:
    """The *message* of *record*, under the file that it names."""
    named = [str(arg) for arg in record.args] if isinstance(record.args, tuple) else []
    path = next((arg for arg in named if "/" in arg or arg.endswith(".md")), "")
    place = path if path.startswith("/") or not path else f"{content}/{path}"
    remedy = "run with --debug to see where it fails"
    problem = message if error is None else message + _cause(error)
    return Diagnostic(place or "pelican", 1, "pelican", problem, remedy)


def _cause(error: BaseException) -> str:
    return f" ({' '.join(repr(error).split())[:300]})"


def _missing(message: str, module: str) -> tuple[str, str]:
    """What a plugin imports and does not find."""
    name = module.partition(".")[0]
    remedy = "install it with pip, or put it beside the plugin if it is a plugin too"
    return f"{message}: it needs {name}, which is not there", remedy
