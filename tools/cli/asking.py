"""Asks at a terminal for what a command line leaves out."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def is_terminal() -> bool:
    """Whether somebody can answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str) -> str:
    """What is typed, perhaps nothing. The question goes to standard error.

    Raises EOFError when the input has ended, as by Ctrl-D.
    """
    sys.stderr.write(question)
    sys.stderr.flush()
    typed = sys.stdin.readline()
    if not typed:
        sys.stderr.write("\n")
        raise EOFError
    return " ".join(typed.split())


def choose(what: str, offered: Sequence[str]) -> str:
    """One of *offered*, by its number or name, or another name, or nothing. Raises EOFError."""
    for number, name in enumerate(offered, 1):
        sys.stderr.write(f"{number:3} {name}\n")
    typed = ask(f"{what} (a number, a new name, or nothing): ")
    if typed.isdigit() and 1 <= int(typed) <= len(offered):
        return offered[int(typed) - 1]
    same = (name for name in offered if name.casefold() == typed.casefold())
    return next(same, typed)
