"""Front matter that the reader of this site accepts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from front_matter import model, record, source
from front_matter.written import header
from tools.migrate.bodies.context import Finding


def valid(
    fields: dict[str, Any],
    known: Mapping[str, model.Field],
    is_page: bool,
    findings: list[Finding],
) -> dict[str, Any]:
    """*fields* without what the reader of front matter would refuse."""
    fields = dict(fields)
    for _ in range(len(fields) + 1):
        read = record.read(source.parse(header(fields).encode()), known, article=not is_page)
        errors = [each for each in read.diagnostics if each.level == "error"]
        refused = {each.field for each in errors} & fields.keys()
        if not refused:
            break
        findings += [
            Finding(each.field, str(fields[each.field])[:200], each.message)
            for each in errors
            if each.field in refused
        ]
        for name in refused:
            if name == "title":
                fields["title"] = _cut(str(fields["title"]))
            else:
                del fields[name]
    return fields


def _cut(title: str) -> str:
    words = re.sub(r"[^\w\s.,:;!?'()-]", "", title)[:199]
    return f"{words[: words.rfind(' ')] if len(title) > 199 and ' ' in words else words}…"
