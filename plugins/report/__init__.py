"""One report of every mistake that plugins find, each once, before a page is written.

A plugin that finds a mistake adds it and goes on; when all sources are read the build stops, if any
is an error, with one exception that carries them all. Only `register()` imports Pelican.
"""

from report.collected import add, amend, begin, found
from report.diagnostic import Diagnostic, DiagnosticsError, Level

__all__ = ["Diagnostic", "DiagnosticsError", "Level", "add", "amend", "begin", "found", "register"]


def register() -> None:
    """Connect to Pelican's signals; a second call changes nothing."""
    from report.receivers import register as connect  # noqa: PLC0415 - Pelican is slow to import

    connect()
