"""What Pelican only logs becomes a mistake, and what it would print as a traceback, a report.

Pelican logs an error and goes on when a plugin cannot be loaded or registered, when a plugin fails
over an article, or when an article lacks a date; the article is then missing and the exit status 0.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from report.console import show
from report.mistake import Mistake, MistakesFound

_SETTINGS = ("Cannot load plugin", "Cannot register plugin")


class Net(logging.Handler):
    """Hands each error of Pelican's loggers to *tell*."""

    def __init__(self, tell: Callable[[Mistake], None]) -> None:
        super().__init__(logging.ERROR)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        if _reported(record) is None:
            self._tell(mistake(record))


def mistake(record: logging.LogRecord) -> Mistake:
    """*record* on one line, under the file it names."""
    message = " ".join(record.getMessage().split())
    error = sys.exc_info()[1]  # Pelican keeps it from the record, but still handles it
    if error is not None:
        message += f" ({' '.join(repr(error).split())[:300]})"
    if message.startswith(_SETTINGS):
        return Mistake("pelicanconf.py", 1, "PLUGINS", message, "mend the plugin or remove it")
    named = [str(arg) for arg in record.args] if isinstance(record.args, tuple) else []
    path = next((arg for arg in named if "/" in arg or arg.endswith(".md")), "pelican")
    return Mistake(path, 1, "pelican", message, "run with --debug to see where it fails")


def silence(record: logging.LogRecord) -> bool:
    """A logging filter: Pelican's last word about a report is the report itself."""
    found = _reported(record)
    if found is None:
        return True
    show(found.mistakes)
    return False


def _reported(record: logging.LogRecord) -> MistakesFound | None:
    error = record.exc_info[1] if record.exc_info else None
    return error if isinstance(error, MistakesFound) else None


def catch_logs(tell: Callable[[Mistake], None]) -> None:
    """Listen to Pelican's loggers, once in a process."""
    logger = logging.getLogger("pelican")
    if not any(isinstance(handler, Net) for handler in logger.handlers):
        if logging.lastResort and not logger.hasHandlers():
            # `--log-handler plain` relies on the last resort, which the net would displace
            logger.addHandler(logging.lastResort)
        logger.addHandler(Net(tell))
        logger.addFilter(silence)
