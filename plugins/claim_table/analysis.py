"""The analysis of one text: the table of its claims takes the place of the directive."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from claim_table.check import problems, read
from claim_table.table import DIRECTIVE, has_place, put, table
from documents.builder import DocumentBuilder
from languages.catalogues import gettext_for
from report.diagnostic import Diagnostic
from report.source_lines import MARKS, Lines

_ALONE = re.compile(rf"^{MARKS}{re.escape(DIRECTIVE)}[ \t]*$", re.MULTILINE)


def analyse(builder: DocumentBuilder, options: Mapping[str, Any]) -> None:
    """Put the table where its directive stands; *options* has its `caption` and `translations`."""
    rows = builder.metadata.get("claims") or []
    placed = has_place(builder.html)
    found = list(problems(rows, placed=placed))
    for problem, remedy in found:
        builder.add(Diagnostic("", _line(builder, placed and not rows), "claims", problem, remedy))
    if DIRECTIVE in builder.body:
        _report_others(builder, placed=placed, found=bool(found))
    if placed and not found:
        gettext = gettext_for(options.get("translations"), builder.metadata.get("lang"))
        builder.html = put(builder.html, table(read(rows), gettext(options["caption"]), gettext))


def _report_others(builder: DocumentBuilder, *, placed: bool, found: bool) -> None:
    """Refuse a directive that stays as typed: a second one, or one below or above words."""
    if found and not placed:
        return  # it is reported already
    lines = Lines(builder.body, builder.body_line)
    typed = [lines.at(match.end()) for match in _ALONE.finditer(lines.text)]
    for line in typed[1:] if placed else typed:
        remedy = "keep one" if placed else "put an empty line above and below it"
        problem = f"{DIRECTIVE} is published as typed"
        builder.add(Diagnostic("", line, "claims", problem, remedy, value=DIRECTIVE))


def _line(builder: DocumentBuilder, at_directive: bool) -> int:
    """The line of the directive, or of the field."""
    pattern = re.escape(DIRECTIVE) if at_directive else "claims:"
    match = re.search(rf"^\s*{pattern}", builder.source, re.MULTILINE | re.IGNORECASE)
    return builder.source.count("\n", 0, match.end()) + 1 if match else 1
