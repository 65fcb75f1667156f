"""Writes the documentation and the JSON Schema of front matter from its model."""

from __future__ import annotations

import json
from pathlib import Path

from front_matter.described import schema, table
from front_matter.model import FIELDS
from tools import PROJECT

SCHEMA = PROJECT / "docs" / "front-matter.schema.json"
PAGE = PROJECT / "docs" / "front-matter.md"
BEGIN, END = "<!-- fields: `invoke fields` writes this table -->\n", "<!-- end of fields -->"


def schema_text() -> str:
    """The JSON Schema as it stands in the repository."""
    return json.dumps(schema(FIELDS), ensure_ascii=False, indent=2) + "\n"


def page_text(page: str) -> str:
    """*page* with the table of today between its two marks. Raises ValueError if one is missing."""
    before, _, rest = page.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError("docs/front-matter.md has lost a mark of its table")
    return f"{before}{BEGIN}\n{table(FIELDS)}\n{END}{after}"


def write() -> list[Path]:
    """Bring both files up to date and return their paths."""
    SCHEMA.write_text(schema_text(), encoding="utf-8")
    PAGE.write_text(page_text(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    return [SCHEMA, PAGE]
