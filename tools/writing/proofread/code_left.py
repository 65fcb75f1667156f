"""What of a body is code or a comment, which no mend may change."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from report.diagnostic import SPAN
from report.source_lines import without_code

# What is left of fences are those that do not end.
_VERBATIM: Final = re.compile(
    r"^[ >]*(?:`{3,}|~{3,}).*\Z"
    r"|(?<!\\)<(?P<tag>pre|script|style|textarea)\b.*?(?:</(?P=tag)>|\Z)"
    r"|<!--(?!\s*more\s*-->).*?-->",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
# Behind the marks of quotes and lists as well: in `-     x` it is code.
_INDENTED: Final = re.compile(r"(?: {0,3}(?:>|[-+*]|\d{1,9}[.)]) ?)*(?: {4}| {0,3}\t)[ \t]*\S")
_SHOWN: Final = re.compile(r"[^\n]")
_HELD: Final = re.compile(f"{SPAN}+|[\ue000\ue001]")  # signs of its own place marks as well


def outside_code(body: str, mend: Callable[[str], str]) -> str:
    """*body* with *mend* at work on it, and code and comments as they were.

    Every line that is indented as code is taken for some, also where it goes on with a list.
    """
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(body[match.start() : match.end()])
        return f"\ue000{len(held) - 1}\ue001"

    mended = mend(_HELD.sub(hold, _hidden(body)))
    return re.sub("\ue000(\\d+)\ue001", lambda match: held[int(match[1])], mended)


def _hidden(body: str) -> str:
    """*body* with SPAN for each character of code and comments, but for ends of lines."""
    lines = zip(body.split("\n"), without_code(body).split("\n"), strict=True)
    text = "\n".join(
        SPAN * len(line) if len(line) != len(shown) or _INDENTED.match(line) else shown
        for line, shown in lines
    )
    return _VERBATIM.sub(lambda match: _SHOWN.sub(SPAN, match[0]), text)
