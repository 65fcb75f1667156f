"""Finds the line of the source that something in rendered HTML comes from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from report.diagnostic import SPAN
from report.indented_code import without_indented_code

MARKS = r"[ >]*(?:(?:[-+*]|\d{1,9}[.)]) +)*"
"""The pattern of what may stand before a fence: the marks of quotes and lists."""

_FENCE = re.compile(MARKS + r"(?:(`{3,})([^`]*)|(~{3,})(.*))$")
_BACKTICKS = re.compile(r"(\\*)(`+)|\n[ >]*\n")
_BEFORE_ADDRESS = frozenset(("", *" \t\n(<=\"'"))
_AFTER_ADDRESS = frozenset(("", *" \t\n)>\"'"))
_SHOWN = re.compile(r"[^\n]")


@lru_cache(maxsize=4)  # of a text, its body and its summary: several analyses ask for each
def without_code(text: str) -> str:
    """*text* with blocks of code blanked, and SPAN for code spans; every line keeps its place."""
    text = without_indented_code(without_fences(text))
    if "`" not in text:
        return text
    parts, end = list[str](), 0
    for start, stop in _spans(text):
        parts += [text[end:start], _SHOWN.sub(SPAN, text[start:stop])]
        end = stop
    return "".join((*parts, text[end:]))


def blanked(text: str) -> str:
    """*text* with a space for each character but line ends."""
    return _SHOWN.sub(" ", text)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Code spans: from a run of backticks to the next of the same length in the paragraph.

    A backslash before a run takes its first backtick, but in code, where it is a sign like others.
    """
    paragraph: list[_Run] = []
    for match in (*_BACKTICKS.finditer(text), None):
        if match and match[2]:
            is_escaped = len(match[1]) % 2
            paragraph.append(_Run(match.start(2) + is_escaped, *match.span(2)))
            continue
        yield from _pairs(paragraph)
        paragraph = []


class _Run(NamedTuple):
    """Backticks from *start* to *end*; those from *opens* on may begin code, and all may end it."""

    opens: int
    start: int
    end: int


def _pairs(runs: list[_Run]) -> Iterator[tuple[int, int]]:
    at, after_backslash = 0, False
    while at < len(runs):
        opens, end = runs[at].opens, runs[at].end
        same = (n for n in range(at + 1, len(runs)) if runs[n].end - runs[n].start == end - opens)
        closing = next(same, None)
        if closing is not None:
            yield opens, runs[closing].end
            after_backslash = runs[closing].opens > runs[closing].start
        elif after_backslash:  # the last of `a \` b`, which CommonMark shows
            yield opens, end
        at = at + 1 if closing is None else closing + 1


@dataclass(frozen=True, slots=True)
class Fence:
    """Fenced code from line *start* to line *end*, from 0; an open one has no *end*."""

    start: int
    end: int | None
    mark: str
    info: str


def without_fences(text: str) -> str:
    """*text* with each fenced block blanked; every line keeps its place."""
    if "```" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    for fence in fences(lines):
        if fence.end is not None:
            lines[fence.start : fence.end + 1] = [""] * (fence.end + 1 - fence.start)
    return "\n".join(lines)


def fences(lines: list[str]) -> list[Fence]:
    """Every fenced block of *lines*, in quotes, lists and notes as well."""
    found: list[Fence] = []
    marked = [at for at, line in enumerate(lines) if "```" in line or "~~~" in line]
    closing = _closing_lengths(lines, marked)
    after = 0
    for place, at in enumerate(marked):
        match = _FENCE.match(lines[at]) if at >= after else None
        if match:
            mark, info = match[1] or match[3], match[2] or match[4] or ""
            may_end = closing[mark[0]][place] >= len(mark)
            end = _end(lines, at, mark, marked[place + 1 :]) if may_end else None
            found.append(Fence(at, end, mark, info.strip()))
            after = at + 1 if end is None else end + 1
    return found


def _closing_lengths(lines: list[str], marked: list[int]) -> dict[str, list[int]]:
    """For each sign and *marked* line, how long the longest run of it alone further down is."""
    lengths = {"`": [0] * len(marked), "~": [0] * len(marked)}
    for sign, of_sign in lengths.items():
        longest = 0
        for place in range(len(marked) - 1, -1, -1):
            of_sign[place] = longest
            line = lines[marked[place]]
            if sign in line and not (found := line.strip(" >")).strip(sign):
                longest = max(longest, len(found))
    return lengths


def _end(lines: list[str], start: int, mark: str, later: list[int]) -> int | None:
    deepest = lines[start].index(mark) + 3
    for at in later:
        found = lines[at].strip(" >")
        closes = len(found) >= len(mark) and not found.strip(mark[0])
        if closes and lines[at].index(found) <= deepest:
            return at
    return None


def place_of_address(text: str, address: str) -> int:
    """Where *address* stands in *text* as a whole, else where it is part of another; else -1."""
    place = first = text.find(address)
    while place >= 0:
        end = place + len(address)
        if text[place - 1 : place] in _BEFORE_ADDRESS and text[end : end + 1] in _AFTER_ADDRESS:
            return place
        place = text.find(address, place + 1)
    return first


class Lines:
    """Finds lines of a body that begins at line *first* of its file."""

    def __init__(self, body: str, first: int) -> None:
        self.body, self.first = body, first
        self.text = without_code(body)
        """The body without its code; lines are where they were, offsets are not."""
        self._seen: Counter[str] = Counter()

    def at(self, offset: int) -> int:
        """The line of the file at *offset* of `text`."""
        return self.first + self.text.count("\n", 0, offset)

    def of(self, *needles: str) -> int:
        """The line of the next place of the first of *needles* that occurs, whatever its case.

        The n-th question for the same needles finds their n-th place, and the last one after that.
        """
        for needle in needles:
            places = [match.start() for match in _places(needle, self.text)] if needle else []
            if places:
                index = min(self._seen[needle], len(places) - 1)
                self._seen[needle] += 1
                return self.at(places[index])
        return self.first


def _places(needle: str, text: str) -> list[re.Match[str]]:
    return list(re.finditer(re.escape(needle), text, re.IGNORECASE))
