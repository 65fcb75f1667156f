"""What the steps of one body share: its text, where links lead, and what needs a person."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tools.migrate.text import Text

OPEN, CLOSE = "\ue000", "\ue001"  # private use: no text has them once `Held` has begun
_PLACE: Final = re.compile(f"{OPEN}(\\d+){CLOSE}")
_TOUCHING: Final = re.compile(f"(?<=[`{CLOSE}])(?={OPEN})|(?<={CLOSE})(?=`)")
_MARKUP: Final = re.compile(r"[*`\[\]\\]|(?<!\w)_|_(?!\w)")


def without_markup(words: str) -> str:
    """*words* on one line without signs of emphasis, code and links; `a_b` is a word."""
    return _MARKUP.sub("", " ".join(words.split()))


def quoted_title(title: str) -> str:
    """*title* as it follows an address in Markdown, after a space; "" if there is none."""
    words = " ".join(title.replace('"', "'").replace("\\", "").split())
    return f' "{words}"' if words else ""


class Finding(NamedTuple):
    """Something for a person: *value* stands in the text, or in the front matter."""

    kind: str
    value: str
    problem: str


class Held:
    """Parts of a text that no later step may touch, behind a mark of a few characters."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def hold(self, part: str) -> str:
        """The mark that stands for *part*."""
        self._parts.append(part)
        return f"{OPEN}{len(self._parts) - 1}{CLOSE}"

    def restore(self, text: str) -> str:
        """*text* with each part in its place again, parts within parts too.

        Two that touch are set apart: their backticks would become longer ones.
        """
        text = _TOUCHING.sub(" ", text)
        while OPEN in text:
            text = _PLACE.sub(lambda match: self._parts[int(match[1])], text)
        return text


@dataclass(slots=True)
class Context:
    """*link* and *picture* turn an address of the old site into one of ours.

    *link* returns "" for an address that cannot be one; *picture* "" for a picture of another site
    or one that is nowhere. *is_language* tells of a word whether code may be in it.
    """

    text: Text
    link: Callable[[str], str]
    picture: Callable[[str], str]
    is_language: Callable[[str], bool]
    site: Mapping[str, str] = field(default_factory=dict)
    """What the settings of the old site say, for templates that show it."""
    held: Held = field(default_factory=Held)
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Definitions of footnotes, to stand below the text."""

    def report(self, kind: str, value: str, problem: str) -> None:
        """Note what needs a person."""
        typed = self.held.restore(value)
        self.findings.append(Finding(kind, " ".join(typed.split()), problem))

    def code(self, typed: str) -> str:
        """*typed* as code in a line, so that it is shown as it was."""
        typed = " ".join(typed.split())
        longest = max((len(run) for run in re.findall("`+", typed)), default=0)
        mark = "`" * (longest + 1)
        space = " " if longest else ""
        return self.held.hold(f"{mark}{space}{typed}{space}{mark}")
