"""A diagnostic: where something is wrong, what is wrong, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "note"]
"""An error stops the build; a note tells what is so on purpose, and wants nothing mended."""


@dataclass(frozen=True, order=True, slots=True)
class Diagnostic:
    """One thing to mend, in the file and at the line where the writer mends it.

    *path* is relative to the project, with forward slashes; *line* counts from 1; *field* is the
    front matter field or the name of the rule; *value* is what the writer typed, if that matters.
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
            return f"{self.problem}: {self.path}"
        told = f"{self.path}:{self.line}: {self.field}: {self.problem}"
        return f"{told}; {self.remedy}" if self.remedy else told


class DiagnosticsError(Exception):
    """Stops a build; carries every diagnostic of it, sorted, each once."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = sorted(set(diagnostics))
        super().__init__("\n".join(str(each) for each in self.diagnostics))
