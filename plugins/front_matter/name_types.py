"""Types of fields that are names: of a category, of tags, of authors."""

from __future__ import annotations

import re

from front_matter.collection_types import items
from front_matter.field_type import FieldType, Refuse
from front_matter.node import Node, Scalar, Sequence
from front_matter.scalar_types import text

# Not `"A" and "B"`, in which quotes end before others begin.
_QUOTED = re.compile(r"[“”„«'\"‘](?!.*[”“»'\"’]\W.*[“”„«'\"‘]\w)(.*)[”“»'\"’]")
_DIVIDED = re.compile(r"\s(?:and|&)\s|;")
_NO_NAME = re.compile(r"\bet\.? al\b|^(?:and )?others$", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*[<(]?[^\s<>()]+@[^\s<>()]+[>)]?|\s*<[^<>]*>?")
_TITLE_OR_SUFFIX = re.compile(r"(?:[JS]r|Inc|Ltd|LLC|GmbH|[A-Z][a-z]?[a-z.]*[A-Z].*|[IVX]+)\.?")


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
        if parts and _DIVIDED.search(value):
            refuse(node.line, value, "want one name", f"write [{', '.join(_all_people(value))}]")
            return None
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
        return f"put semicolons between people: {'; '.join(_in_order(parts))}"
    if _TITLE_OR_SUFFIX.fullmatch(second):
        return f"write {first} {second}, or leave {second} out"
    return f"write {second} {first} for one person, {first}; {second} for two"


def _in_order(parts: list[str]) -> list[str]:
    """`J. Smith` for each `Smith`, `J.`; whole names as they are."""
    if len(parts) % 2 or all(" " in part for part in parts):
        return parts
    return [f"{given} {family}" for family, given in zip(parts[::2], parts[1::2], strict=True)]


def _people(value: str) -> list[str]:
    """The names in *value* if `and`, `&` or a semicolon divides them."""
    found = [text for part in _DIVIDED.split(value) if (text := part.strip(" ,"))]
    return found if _DIVIDED.search(value) else []


def _all_people(value: str) -> list[str]:
    """`Jane Doe` for `Doe, Jane`; of `Ann Li, Bo Ek and Cy Fu`, three."""
    found: list[str] = []
    for person in _people(value):
        parts = [part.strip() for part in person.split(",")]
        found += _in_order(parts)
    return found


def _author() -> FieldType:
    """The name of one author, which is shown as it is typed."""
    one = name()

    def read(node: Node, refuse: Refuse) -> str | None:
        value: str | None = one.read(node, refuse)
        remedy = _mended(value) if value is not None else ""
        if value is not None and remedy:
            refuse(node.line, value, "want one name", remedy)
            return None
        return value

    return FieldType(one.name, one.schema, read)


def _mended(value: str) -> str:
    """How to write what is no single name, or nothing."""
    if people := _people(value):
        return f"write an entry for each: {', '.join(people)}"
    if _NO_NAME.search(value):
        return "name each person, or delete it"
    if _ADDRESS.search(value):
        alone = _ADDRESS.sub("", value).strip()
        return f"write {alone}, without the address" if alone else "write a name"
    parts = [part.strip() for part in value.split(",")]
    if len(parts) == 1:
        return ""
    return _of_one(parts) if len(parts) == 2 and all(parts) else "write an entry for each person"


def _of_one(parts: list[str]) -> str:
    """How to write the two sides of a comma in the name of one person."""
    first, second = parts
    if _TITLE_OR_SUFFIX.fullmatch(second):
        return f"write {first} {second}, or leave {second} out"
    return f"write {second} {first}"
