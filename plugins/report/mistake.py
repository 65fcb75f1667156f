"""A mistake: where it is, what is wrong, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "note"]
"""An error stops the build; a note tells what is so on purpose, and wants nothing mended."""


@dataclass(frozen=True, order=True, slots=True)
class Mistake:
    """One thing to mend, in the file and at the line where the writer mends it.

    *path* is relative to the project, with forward slashes; *line* counts from 1; *field* is the
    front matter field or the name of the rule.
    """

    path: str
    line: int
    field: str
    problem: str
    remedy: str
    level: Level = "error"

    def __str__(self) -> str:
        if self.level == "note":
            return f"{self.problem}: {self.path}"
        told = f"{self.path}:{self.line}: {self.field}: {self.problem}"
        return f"{told}; {self.remedy}" if self.remedy else told


class MistakesFound(Exception):  # noqa: N818 - it is a report, not a fault of the program
    """Stops a build; carries every mistake, sorted, each once."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = sorted(set(mistakes))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))
