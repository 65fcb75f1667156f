"""A mistake: where it is, what is wrong, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


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
        return f"{self.path}:{self.line}: {self.field}: {self.problem}; {self.remedy}"


class MistakesFound(Exception):
    """Stops a build; carries every mistake, sorted, each once."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = sorted(set(mistakes))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))
