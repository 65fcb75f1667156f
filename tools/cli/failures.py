"""Ends a command with one line and an exit status where Python would print a traceback."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from importlib.util import find_spec
from typing import Final, NoReturn, ParamSpec, TypeVar

from report.console import show
from report.mistake import MistakesFound
from tools.cli.requirements import is_installable, remedy

REFUSED: Final = 1  # a mistake in the sources
UNREADY: Final = 2  # the command line, the settings, or what is installed
INTERRUPTED: Final = 130  # as a shell tells of Ctrl-C

_P = ParamSpec("_P")
_R = TypeVar("_R")


class CommandError(Exception):
    """A command cannot go on; the text is one line: what is wrong, and how to mend it."""


def one_line(command: Callable[_P, _R]) -> Callable[_P, _R]:
    """*command*, but with one line for what its user can mend.

    That is a `CommandError`, a report of mistakes, and a package that is not installed. An error in
    our own code keeps its traceback.
    """

    @wraps(command)
    def run(*args: _P.args, **options: _P.kwargs) -> _R:
        try:
            return command(*args, **options)
        except CommandError as error:
            _end(f"{error}\n", UNREADY)
        except MistakesFound as found:
            show(found.mistakes)
            _end("", REFUSED)
        except ModuleNotFoundError as error:
            if not is_installable(error.name):
                raise
            _end(f"{remedy(error.name)}\n", UNREADY)
        except KeyboardInterrupt:
            _end("\n", INTERRUPTED)

    return run


def require(*modules: str) -> None:
    """Raises ModuleNotFoundError, as their import would, if one of *modules* is not installed."""
    for name in modules:
        if find_spec(name) is None:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def _end(words: str, status: int) -> NoReturn:
    sys.stderr.write(words)
    raise SystemExit(status)
