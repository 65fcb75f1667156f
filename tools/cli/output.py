"""Standard output and standard error: signs that they cannot show, and readers that are gone."""

from __future__ import annotations

import os
import select
import sys
from io import TextIOWrapper, UnsupportedOperation
from typing import TextIO


def escape_what_cannot_be_shown() -> None:
    """Show an arrow as `\\u2192` on a terminal that knows no arrows, where Python would fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def is_unread() -> bool:
    """Whether standard output or standard error is a pipe that nobody reads any more.

    As in `invoke build | head -1`.
    """
    return bool(_closed())


def discard() -> None:
    """Send what nobody reads nowhere, so that Python can end without a traceback.

    https://docs.python.org/3/library/signal.html#note-on-sigpipe
    """
    for stream in _closed():
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _closed() -> list[TextIO]:
    return [stream for stream in (sys.stdout, sys.stderr) if _has_no_reader(stream)]


def _has_no_reader(stream: TextIO) -> bool:
    poll = select.poll()
    try:
        poll.register(stream.fileno(), 0)
    except UnsupportedOperation:  # a stream in memory
        return False
    return any(event & select.POLLERR for _, event in poll.poll(0))
