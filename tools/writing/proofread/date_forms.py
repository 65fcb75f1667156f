"""Dates of front matter in the form that this site reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from front_matter import date_types, node
from front_matter.model import FIELDS, by_name
from tools.migrate import dates

_FIELDS: Final = by_name(FIELDS)
_DAYS: Final = (date_types.day().schema, date_types.period().schema)
_MOMENT: Final = date_types.moment().schema


def mend_dates(lines: list[str], fields: tuple[tuple[node.Scalar, node.Node], ...]) -> None:
    """Write each date of *fields* in *lines* that can be one day only, in its place.

    The lines are those of the whole file, since the nodes of *fields* have their numbers.
    """
    for key, value in fields:
        field = _FIELDS.get(key.text.lower())
        for name, typed, has_time in _dates(key, value, field.type.schema if field else {}):
            moment = None if _is_form(typed.text) else dates.parse(typed.text)
            form = dates.written(moment) if moment else ""
            if form and (has_time or len(form) == len("2026-11-29")):
                lines[typed.line - 1] = _replaced(
                    lines[typed.line - 1], name.text, typed.text, form
                )


def _replaced(line: str, name: str, typed: str, form: str) -> str:
    """*line* with *form* for the value *typed* of the field *name*, if that stands there once."""
    value = rf"\b{re.escape(name)}:\s*[\"']?({re.escape(typed)})(?![^\s\"',}}])"
    found = list(re.finditer(value, line, re.IGNORECASE))
    return (
        f"{line[: found[0].start(1)]}{form}{line[found[0].end(1) :]}" if len(found) == 1 else line
    )


def _dates(
    name: node.Scalar, value: node.Node, schema: Mapping[str, Any]
) -> Iterator[tuple[node.Scalar, node.Scalar, bool]]:
    """The name and the text of each date in *value*, and whether it may have a time."""
    if isinstance(value, node.Scalar):
        if schema == _MOMENT or schema in _DAYS:
            yield name, value, schema == _MOMENT
    elif isinstance(value, node.Sequence):
        for item in value.items:
            yield from _dates(name, item, schema.get("items", {}))
    else:
        for key, each in value.entries:
            yield from _dates(key, each, schema.get("properties", {}).get(key.text, {}))


def _is_form(typed: str) -> bool:
    """Whether *typed* is a date as the reader of front matter takes it."""
    form = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?"
    try:
        return bool(re.fullmatch(form, typed) and datetime.fromisoformat(typed))
    except ValueError:
        return False
