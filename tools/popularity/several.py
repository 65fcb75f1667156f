"""A positional that takes several words, which Invoke has not: `invoke popularity a.csv b.csv`."""

from __future__ import annotations

import sys
from typing import Any

from invoke.parser.argument import Argument
from invoke.tasks import Task


class _Words(Argument):
    """Has no value, so that the parser hands it another word, until it has *number* of them."""

    def __init__(self, number: int, **options: Any) -> None:
        super().__init__(kind=list, positional=True, **options)
        self._number = number
        self._words: list[str] = []

    @property
    def value(self) -> list[str] | None:
        return self._words if len(self._words) >= self._number else None

    @value.setter
    def value(self, word: str) -> None:
        self._words = [*self._words, word]


class Several(Task[Any]):
    """A task whose first parameter takes every word up to the end of the command line.

    *called* is its name there.
    """

    def __init__(self, *args: Any, called: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self._called = called

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        first, *others = super().get_arguments(ignore_unknown_help)
        number = len(_words(sys.argv, self._called, others))
        if not {"--help", "-h"} & set(sys.argv):
            number = max(1, number)
        return [_Words(number, name=first.name, help=first.help), *others]


def _words(argv: list[str], task: str, flags: list[Argument]) -> list[str]:
    """The words of *argv* behind *task* that are neither flags nor values of *flags*."""
    behind = iter(argv[argv.index(task) + 1 :] if task in argv else ())
    takes_value = {_flag(name) for flag in flags if flag.takes_value for name in flag.names}
    words = []
    for word in behind:
        if word in takes_value:
            next(behind, None)
        elif not word.startswith("-"):
            words.append(word)
    return words


def _flag(name: str) -> str:
    return f"-{name}" if len(name) == 1 else f"--{name}"
