"""Where a field stands in a TOML file, which the parser does not tell."""

from __future__ import annotations

import json
import re


def line_of(text: str, field: str, value: str = "") -> int:
    """The line of *value*, a text or a key, within *field*; else that of the field; else 1.

    A field within another, as `languages.de.menu`, may have a table of its own or a line in one.
    """
    start = re.search(rf"^[ \t]*(?:\[{re.escape(field)}\]|{re.escape(field)}[ \t]*=)", text, re.M)
    if start is None:
        table, _, key = field.rpartition(".")
        return line_of(text, table, value or key) if table else 1
    written = json.dumps(value, ensure_ascii=False)
    name = re.compile(rf"^[ \t]*{re.escape(value)}[ \t]*=|{re.escape(written)}", re.MULTILINE)
    match = name.search(text, start.end()) if value else None
    found = match.start() if match else -1
    return text.count("\n", 0, max(found, start.start())) + 1
