"""Where in the source something of the rendered page comes from."""

from __future__ import annotations

import re
from collections import Counter

_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*$")  # in the first column, as Python-Markdown has it
_SPAN = re.compile(r"(?<![`\\])(`{1,4})(?!`)(?:[^`\n]|\n(?!\n)){1,1000}+\1(?!`)")
_SHOWN = re.compile(r"[^\n]")


def without_code(text: str) -> str:
    """*text* with fenced blocks and code spans blanked; every line keeps its place."""
    return _SPAN.sub(_blank, without_fences(text)) if "`" in text else without_fences(text)


def _blank(match: re.Match[str]) -> str:
    return _SHOWN.sub(" ", match[0])


def without_fences(text: str) -> str:
    """*text* with each fenced block blanked; every line keeps its place."""
    if "```" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    last = {line.rstrip(): index for index, line in enumerate(lines) if line[:1] in {"`", "~"}}
    fence = ""
    for index, line in enumerate(lines):
        mark = fence_mark(line)
        if fence:
            fence = "" if line.rstrip() == fence else fence
            lines[index] = ""
        elif mark and last.get(mark, -1) > index:
            fence, lines[index] = mark, ""
    return "\n".join(lines)


def fence_mark(line: str) -> str:
    """The run of backticks or tildes with which *line* opens or closes a fenced block, or ""."""
    match = _FENCE.match(line)
    return match[1] if match else ""


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
