"""The thin Pelican shell: puts the table of claims where its directive stands."""

from __future__ import annotations

import re
from pathlib import Path

from pelican.contents import Content, Static

import report
from citations.before import before_numbering
from claim_table.check import problems, read
from claim_table.table import DIRECTIVE, has_place, put, table
from report import Mistake, tell
from report.place import shown


def _put_table(content: Content) -> None:
    if isinstance(content, Static):
        return
    html = content._content or ""
    rows = content.metadata.get("claims") or []
    placed = has_place(html)
    found = list(problems(rows, placed=placed))
    for problem, remedy in found:
        tell(Mistake(*_place(content, placed and not rows), "claims", problem, remedy))
    if placed and not found:
        caption = content.settings.get("CLAIM_TABLE_CAPTION", "Claims, and how certain they are")
        content._content = put(html, table(read(rows), caption))


def _place(content: Content, at_directive: bool) -> tuple[str, int]:
    """Path and line of the directive, or of the field."""
    file = Path(content.source_path)
    path = shown(file, Path(content.settings["PATH"]).absolute())
    pattern = re.escape(DIRECTIVE) if at_directive else "claims:"
    text = file.read_text(encoding="utf-8")
    match = re.search(rf"^\s*{pattern}", text, re.MULTILINE | re.IGNORECASE)
    return path, (text.count("\n", 0, match.end()) + 1 if match else 1)


def register() -> None:
    report.register()
    before_numbering.connect(_put_table)
