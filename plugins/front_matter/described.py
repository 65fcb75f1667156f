"""Writes the model as a JSON Schema for editors and as a table for writers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from front_matter.model import Field

_REQUIRED = {
    "always": "yes",
    "articles": "in articles",
    "clinical": "if `clinical` is true, but for a draft",
    "": "",
}


def schema(fields: Iterable[Field]) -> dict[str, Any]:
    """JSON Schema, draft 2020-12, of front matter with *fields*."""
    known = list(fields)
    clinical = [field.name for field in known if field.required == "clinical"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter",
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in known if field.required == "always"],
        "properties": {field.name: _property(field) for field in known},
        "if": {
            "properties": {"clinical": {"const": True}, "status": {"not": {"const": "draft"}}},
            "required": ["clinical"],
        },
        "then": {"required": clinical},
    }


def _property(field: Field) -> dict[str, Any]:
    default = {} if field.default is None else {"default": _plain(field.default)}
    return {"description": field.help, **field.type.schema, **default}


def _plain(default: object) -> object:
    return list(default) if isinstance(default, tuple) else default


def table(fields: Iterable[Field]) -> str:
    """One row a field, in Markdown."""
    rows = [
        "| field | type | default | required | what it says | example |",
        "|---|---|---|---|---|---|",
    ]
    for field in fields:
        kind = field.type.name.replace("|", "\\|")
        required, example = _REQUIRED[field.required], f"`{field.example}`"
        cells = (f"`{field.name}`", kind, field.default_help, required, field.help, example)
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"
