"""Types of fields that are names: of a category, of tags, of authors."""

from __future__ import annotations

import re

from front_matter import author_names
from front_matter.collection_types import items
from front_matter.field_type import FieldType, Refuse
from front_matter.node import Node, Scalar, Sequence
from front_matter.quoted_commas import quoted_entries, with_semicolons, without_lone_quote
from front_matter.scalar_types import text

# Not `"A" and "B"`, in which quotes end before others begin.
_QUOTED = re.compile(r"[“”„«'\"‘](?!.*[”“»'\"’]\W.*[“”„«'\"‘]\w)(.*)[”“»'\"’]")

_PLAIN_OR_QUOTED = r"""(?:"[^"\\]*"|'[^']*'|[^"'\[\]{},:#&*!|>%@`]+)"""
# Spaces belong to one part alone, or each entry would double the time of the search.
_QUOTED_LIST = re.compile(rf"(?=[\"']){_PLAIN_OR_QUOTED}(?:, *+{_PLAIN_OR_QUOTED})+")


def name(longest: int = 60) -> FieldType:
    """One name of at most *longest* characters, without quotes that would be shown."""
    words = text(longest, "name")

    def read(node: Node, refuse: Refuse) -> str | None:
        value: str | None = words.read(node, refuse)
        if value is not None and (quoted := _QUOTED.fullmatch(value)):
            wanted = "want a name without quotes, which would be shown"
            refuse(node.line, value, wanted, f"write {quoted[1]}")
            return None
        if value is not None and (mended := without_lone_quote(value)) != value:
            remedy = f"write {mended}" if mended else "write a name"
            refuse(node.line, value, "want no quote without its partner", remedy)
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
        if isinstance(node, Scalar) and (diagnostic := _undivided(node)):
            refuse(node.line, node.text, *diagnostic)
            return None
        found: list[str] | None = each.read(node, refuse)
        wrong = author_names.parted(found or [])
        for index, name, remedy in wrong:
            line = node.items[index].line if isinstance(node, Sequence) else node.line
            refuse(line, name, "want a whole name", remedy)
        return None if wrong else found

    return FieldType(each.name, each.schema, read)


def _undivided(node: Scalar) -> tuple[str, str] | None:
    """What is wanted of *node*, if its commas do not tell names apart, and the remedy."""
    value = node.text
    if entries := quoted_entries(value):
        return "want semicolons between names, and none in quotes", _of_authors(entries)
    if re.search(r"[;\n\[\]{}]", value):
        return None
    parts = [part.strip(' "“”„«»') for part in value.split(",")]
    if people := author_names.several(value, quoted=node.quoted and len(parts) == 1):
        return "want one name", author_names.of_several(value, people)
    if len(parts) > 1 and all(parts) and not all(" " in part for part in parts):
        return "want one name, or semicolons between several", author_names.of_parts(parts)
    return None


def names_remedy(field: str, value: str) -> str:
    """How to write a list of tags or authors without brackets that has entries in quotes."""
    name = field.lower()
    if name not in {"authors", "tags"}:
        return ""
    if entries := quoted_entries(value):
        return _of_authors(entries) if name == "authors" else with_semicolons(entries)
    return f"write [{value}]" if _QUOTED_LIST.fullmatch(value) else ""


def _of_authors(entries: list[str]) -> str:
    return with_semicolons([name for each in entries for name in author_names.of_quoted(each)])


def _author() -> FieldType:
    """The name of one author, which is shown as it is typed."""
    one = name()

    def read(node: Node, refuse: Refuse) -> str | None:
        value: str | None = one.read(node, refuse)
        quoted = isinstance(node, Scalar) and node.quoted
        remedy = author_names.mended(value, quoted=quoted) if value is not None else ""
        if value is not None and remedy:
            refuse(node.line, value, "want one name", remedy)
            return None
        return value

    return FieldType(one.name, one.schema, read)
