"""Where the messages of a catalogue stand in its text, and which of them have no translation.

The format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_KEYWORD = re.compile(r'(msgid|msgid_plural|msgstr)(?:\[\d+\])? (".*")$')


@dataclass(slots=True)
class Entry:
    """A *message* on *line*, from 1, and its translations; *fuzzy* ones were never looked at."""

    line: int
    message: str
    fuzzy: bool = False
    strings: list[str] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        return not self.fuzzy and all(self.strings)


def entries(text: str) -> Iterator[Entry]:
    """The entries of a catalogue, without its head; obsolete ones are comments."""
    fuzzy, found = False, list[Entry]()
    last = ""
    for number, line in enumerate(text.splitlines(), start=1):
        match = _KEYWORD.match(line)
        if line.startswith("#,"):
            fuzzy = "fuzzy" in line
        elif match and match[1] == "msgid":
            found.append(Entry(number, _text(match[2]), fuzzy))
            fuzzy, last = False, "msgid"
        elif match and found:
            last = match[1]
            found[-1].strings += [_text(match[2])] if last == "msgstr" else []
        elif line.startswith('"') and found:
            _go_on(found[-1], last, _text(line))
    yield from (each for each in found if each.message)


def _go_on(entry: Entry, keyword: str, text: str) -> None:
    """Add *text*, which a line of its own continues."""
    if keyword == "msgid":
        entry.message += text
    elif keyword == "msgstr":
        entry.strings[-1] += text


def _text(quoted: str) -> str:
    """What stands in quotation marks, with the escapes of C, which are Python's."""
    try:
        return str(ast.literal_eval(quoted))
    except (SyntaxError, ValueError):
        return quoted.strip('"')
