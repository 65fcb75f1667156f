"""The fenced blocks of the documents of this repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.built_site import ROOT

DOCUMENTS = sorted(
    [
        *ROOT.glob("*.md"),
        *(path for top in ("docs", "plugins", "theme") for path in (ROOT / top).rglob("*.md")),
    ]
)
_FENCE = re.compile(r"^( *)(`{3,})([^`\n]*)\n(.*?)^\1\2 *$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block: its *language* as typed, its *text*, and where it begins."""

    path: str
    line: int
    language: str
    text: str

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}"


def blocks() -> list[Block]:
    """Every block of `DOCUMENTS`."""
    return [block for path in DOCUMENTS for block in _blocks(path)]


def _blocks(path: Path) -> Iterator[Block]:
    text = path.read_text(encoding="utf-8")
    for match in _FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield Block(path.relative_to(ROOT).as_posix(), line, match[3].strip(), match[4])


def in_language(*languages: str) -> list[Block]:
    return [block for block in blocks() if block.language in languages]
