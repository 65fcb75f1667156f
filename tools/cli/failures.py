"""Ends a command with one line and an exit status where Python would print a traceback."""

from __future__ import annotations

import subprocess
import sys
import traceback
from collections.abc import Callable
from functools import wraps
from importlib.util import find_spec
from typing import Final, ParamSpec, TypeVar

from report.console import show
from report.diagnostic import DiagnosticsError
from tools.cli.disk import disk_problem
from tools.cli.output import discard, escape_what_cannot_be_shown, is_unread
from tools.cli.requirements import is_installable, remedy

REFUSED: Final = 1  # a mistake in the sources
UNREADY: Final = 2  # the command line, the settings, or what is installed
INTERRUPTED: Final = 130  # as a shell tells of Ctrl-C
UNREAD: Final = 141  # as a shell tells of a program whose output nobody reads any more

_P = ParamSpec("_P")
_R = TypeVar("_R")


class CommandError(Exception):
    """A command cannot go on; the text is one line: what is wrong, and how to mend it."""


def one_line(command: Callable[_P, _R]) -> Callable[_P, _R]:
    """*command*, but with one line for what its user can mend.

    That is a `CommandError`, a report of mistakes, a package or a program that is not installed,
    and what the disk refuses. A program that reads no further, as `head` does, ends the command
    without a word. An error in our own code keeps its traceback.
    """

    @wraps(command)
    def run(*args: _P.args, **options: _P.kwargs) -> _R:
        escape_what_cannot_be_shown()
        try:
            try:
                return command(*args, **options)
            finally:
                for stream in (sys.stdout, sys.stderr):
                    stream.flush()  # Python's own flush, at its exit, would print a traceback
        except BrokenPipeError:
            if not is_unread():
                raise
            discard()
            raise SystemExit(UNREAD) from None
        except (Exception, KeyboardInterrupt) as error:
            if (known := _explained(error)) is None:
                raise
            sys.stderr.write(known[0])
            raise SystemExit(known[1]) from None

    return run


def require(*modules: str) -> None:
    """Raises ModuleNotFoundError, as their import would, if one of *modules* is not installed."""
    for name in modules:
        if find_spec(name) is None:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def _explained(error: BaseException) -> tuple[str, int] | None:
    """What to say of *error* and the exit status; None if its traceback says more."""
    match error:
        case CommandError():
            return f"{error}\n", UNREADY
        case DiagnosticsError():
            show(error.diagnostics)
            return "", REFUSED
        case ModuleNotFoundError() if is_installable(error.name):
            return f"{remedy(error.name)}\n", UNREADY
        case OSError() if refusal := _refusal(error):
            return f"{refusal}\n", UNREADY
        case KeyboardInterrupt():
            return "\n", INTERRUPTED
    return None


def _refusal(error: OSError) -> str | None:
    """What the system refuses: to run a program that is not there, or what `disk_problem` knows."""
    frames = traceback.extract_tb(error.__traceback__)
    if isinstance(error, FileNotFoundError) and frames[-1].filename == subprocess.__file__:
        return f"{error.filename} is not installed; install it, or add its folder to PATH"
    problem = disk_problem(error)
    return problem and f"{error.filename or 'disk'}: {problem[0]}; {problem[1]}"
