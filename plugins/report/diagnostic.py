"""A diagnostic: where something is wrong, what is wrong, how to mend it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # general categories of Unicode
Level = Literal["error", "warning", "note"]
"""An error stops the build; a note tells what is so on purpose, and wants nothing mended."""

SPAN = "\ufdd1"
"""What stands for each character of code in a text that is searched: no space and no letter."""
_CODE = re.compile(f"{SPAN}+")
LONGEST = 80  # characters of a value that a problem repeats


@dataclass(frozen=True, order=True, slots=True)
class Diagnostic:
    """One thing to mend, in the file and at the line where the writer mends it.

    *path* is relative to the project, with forward slashes; it is empty in the diagnostics of pure
    code, which knows a text and not its file: who called it adds the path. *line* counts from 1,
    and is 0 for an address, which has no lines. *field* is the front matter field or the name of
    the rule. *problem* is a whole sentence for people; *value* is what the writer typed, if that is
    what is wrong.
    """

    path: str
    line: int
    field: str
    problem: str
    remedy: str
    level: Level = "error"
    value: str = ""

    def __str__(self) -> str:
        if self.level == "note":
            return one_line(f"{self.problem}: {self.path}")
        return one_line(f"{self.place}: {self.field}: {self.message}")

    @property
    def place(self) -> str:
        """File and line, as the report writes them, or the file alone."""
        path = one_line(self.path)
        return f"{path}:{self.line}" if self.line else path

    @property
    def message(self) -> str:
        """The problem and its remedy."""
        return f"{self.problem}; {self.remedy}" if self.remedy else self.problem

    def at(self, path: str) -> Diagnostic:
        """This diagnostic, in the file *path*."""
        return replace(self, path=path)


def one_line(text: str) -> str:
    """*text* with what a terminal obeys escaped, so that no name of a file forges a line."""
    if text.isprintable():
        return text
    seen = (char if unicodedata.category(char) not in _UNSEEN else _escaped(char) for char in text)
    return "".join(seen)


class DiagnosticsError(Exception):
    """Stops a build; carries every diagnostic of it, sorted, each once."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = sorted(set(diagnostics))
        super().__init__("\n".join(str(each) for each in self.diagnostics))


def wrong_value(line: int, field: str, value: str, wanted: str, remedy: str) -> Diagnostic:
    """The *value* of *field* is not what is *wanted*; the diagnostic has no path yet.

    *wanted* begins with "want"; *value* and *remedy* may be empty.
    """
    value = _CODE.sub("`…`", value)
    problem = f"{printable(value)}: {wanted}" if value else wanted
    return Diagnostic("", line, printable(field), problem, remedy, value=value)


def warning(line: int, field: str, value: str, wanted: str, remedy: str) -> Diagnostic:
    """As `wrong_value`, but it stops no build."""
    return replace(wrong_value(line, field, value, wanted, remedy), level="warning")


def printable(text: str) -> str:
    """*text* on one line: what a terminal could obey or hide is escaped, the rest is kept."""
    cut = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return "".join(char if char.isprintable() else _escaped(char) for char in cut)


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
