"""The directive: a fenced block whose info string is `figure` and a kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report.source_lines import Fence, fences

WORD = "figure"
_OPENING = re.compile(rf" *(?:`{{3,}}|~{{3,}}) *{WORD}(?!\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a directive; *number* counts from 1 in the text that `directives` got."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Directive:
    """A figure as typed: its *kind*, its *lines*, and where its fence begins and ends.

    *start* and *end* count from 0; one without an end goes to the end of the text. *kind* is the
    rest of the info string, which may be anything.
    """

    kind: str
    lines: tuple[Line, ...]
    start: int
    end: int | None


def directives(lines: list[str]) -> Iterator[Directive]:
    """The figures in *lines*, in order. A fence in a quote, or on the line of an item, is code."""
    if any(WORD in line and _OPENING.match(line) for line in lines):
        for fence in fences(lines):
            if _OPENING.match(lines[fence.start]):
                yield _directive(fence, lines)


def misplaced(lines: list[str]) -> Iterator[int]:
    """The line, from 1, of each figure that a quote or the line of an item makes plain code."""
    if any(WORD in line for line in lines):
        for fence in fences(lines):
            if fence.info.split()[:1] == [WORD] and not _OPENING.match(lines[fence.start]):
                yield fence.start + 1


def _directive(fence: Fence, lines: list[str]) -> Directive:
    end = len(lines) if fence.end is None else fence.end
    inside = tuple(Line(at + 1, lines[at].strip()) for at in range(fence.start + 1, end))
    kind = " ".join(fence.info.split()[1:])
    return Directive(kind, inside, fence.start, fence.end)
