"""A mistake before its file is known: pure readers make these, the shell adds the path."""

from __future__ import annotations

from dataclasses import dataclass

from report.diagnostic import Diagnostic, Level

LONGEST = 80  # characters of a value that a report repeats


@dataclass(frozen=True, order=True, slots=True)
class Refusal:
    """*typed* is the writer's own text; *wanted* begins with "want"; *remedy* may be empty."""

    line: int
    field: str
    typed: str
    wanted: str
    remedy: str
    level: Level = "error"

    def at(self, path: str) -> Diagnostic:
        """This refusal as a mistake in the file *path*."""
        problem = f"{shown(self.typed)}: {self.wanted}" if self.typed else self.wanted
        return Diagnostic(path, self.line, shown(self.field), problem, self.remedy, self.level)


def shown(text: str) -> str:
    """*text* on one line: what a terminal could obey or hide is escaped, the rest is kept."""
    cut = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return "".join(char if char.isprintable() else _escaped(char) for char in cut)


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
