"""Types of fields that are names: of a category, of tags, of authors."""

from __future__ import annotations

import re

from front_matter.collection_types import items
from front_matter.field_type import FieldType, Refuse
from front_matter.node import Node, Scalar, Sequence
from front_matter.scalar_types import text

_QUOTED = re.compile(r"[“”„«'\"‘](.*)[“”»'\"’]")
_TITLE_OR_SUFFIX = re.compile(r"(?:[JS]r|[A-Z][a-z]?[a-z.]*[A-Z].*|[IVX]+)\.?")


def name(longest: int = 60) -> FieldType:
    """One name of at most *longest* characters, without quotes that would be shown."""
    words = text(longest, "name")

    def read(node: Node, refuse: Refuse) -> str | None:
        value: str | None = words.read(node, refuse)
        if value is not None and (quoted := _QUOTED.fullmatch(value)):
            wanted = "want a name without quotes, which would be shown"
            refuse(node.line, value, wanted, f"write {quoted[1]}")
            return None
        return value

    return FieldType(words.name, words.schema, read)


def tags() -> FieldType:
    """Several names; the commas of `["sleep, mood"]` are those of a list, not of one name."""
    each = items(name(), "[first, second]")

    def read(node: Node, refuse: Refuse) -> list[str] | None:
        only = node.items[0] if isinstance(node, Sequence) and len(node.items) == 1 else None
        if isinstance(only, Scalar) and "," in only.text:
            wanted, remedy = "want each name by itself", f"write [{only.text.strip()}]"
            refuse(only.line, only.text, wanted, remedy)
            return None
        found: list[str] | None = each.read(node, refuse)
        return found

    return FieldType(each.name, each.schema, read)


def authors() -> FieldType:
    """Several names; `Smith, John` without brackets may be one person or two, and is refused."""
    each = items(_author(), "[first, second]")

    def read(node: Node, refuse: Refuse) -> list[str] | None:
        value = node.text if isinstance(node, Scalar) else ""
        parts = [] if re.search(r"[;\n\[\]{}]", value) else value.split(",")
        parts = [part.strip() for part in parts]
        if len(parts) > 1 and all(parts) and not all(" " in part for part in parts):
            wanted = "want one name, or semicolons between several"
            refuse(node.line, value, wanted, _remedy(parts))
            return None
        found: list[str] | None = each.read(node, refuse)
        return found

    return FieldType(each.name, each.schema, read)


def _remedy(parts: list[str]) -> str:
    first, second, *others = parts
    if others:
        return "put semicolons between people: Jane Doe; Richard Roe"
    if _TITLE_OR_SUFFIX.fullmatch(second):
        return f"write {first} {second}, or leave {second} out"
    return f"write {second} {first} for one person, {first}; {second} for two"


def _author() -> FieldType:
    """The name of one author: `Jane and Roe` is what is left of names between commas."""
    one = name()

    def read(node: Node, refuse: Refuse) -> str | None:
        value: str | None = one.read(node, refuse)
        if value is not None and re.search(r"\sand\s|;", value):
            refuse(node.line, value, "want one name", "write [Jane Doe, Richard Roe]")
            return None
        return value

    return FieldType(one.name, one.schema, read)
