"""Types of fields with several values: lists and mappings."""

from __future__ import annotations

import re
from typing import Any

from front_matter.field_type import FieldType, Refuse, similar
from front_matter.node import Mapping, Node, Scalar, Sequence, as_typed
from front_matter.quoted_commas import COMMA, quoted_entries, with_semicolons
from front_matter.remedies import in_quotes, with_colon


def items(of: FieldType, example: str, longest: int = 50) -> FieldType:
    """A list of *of*, each once."""
    wanted = "want a list"
    of_text = of.schema.get("type") == "string"

    def read(node: Node, refuse: Refuse) -> list[Any] | None:
        if of_text and isinstance(node, Scalar):
            if entries := quoted_entries(node.text):
                divided = "want semicolons between entries that hold a comma"
                refuse(node.line, node.text, divided, with_semicolons(entries))
                return None
            node = _divided(node)
        if not isinstance(node, Sequence):
            remedy = _of_no_list(node, of_text=of_text) or f"write it as {example}"
            refuse(node.line, as_typed(node), wanted, remedy)
            return None
        if len(node.items) > longest:
            refuse(node.line, "", f"want at most {longest} entries", "shorten the list")
            return None
        values: list[Any] = []
        for item in node.items:
            value = of.read(item, refuse)
            if value is not None and value in values:
                refuse(item.line, as_typed(item), "want each entry once", "delete the second")
            values.append(value)
        return None if None in values else values

    return FieldType(f"list, each a {of.name}", {"type": "array", "items": of.schema}, read)


def _divided(node: Scalar) -> Node:
    """A list without brackets, as stock Pelican reads it: divided at commas.

    If there is a semicolon, that divides it, and so does a line end. Text with a bracket was to be
    a list of YAML, and is left as it is. A comma before three digits belongs to a number, as in
    "5,000 steps".
    """
    signs = r"[;\n]" if ";" in node.text else rf"{COMMA}|\n"
    texts = [text for part in re.split(signs, node.text) if (text := part.strip())]
    if not texts or set("[]{}") & set(node.text):
        return node
    return Sequence(tuple(Scalar(text, node.line, quoted=True) for text in texts), node.line)


def _of_no_list(node: Node, *, of_text: bool) -> str:
    """How to mend a list of YAML in a stock header, which has none, or a name with a colon."""
    if isinstance(node, Scalar):
        in_brackets = not node.quoted and re.fullmatch(r"\[[^\[\]]*\]", node.text.strip())
        return "remove the brackets" if in_brackets else ""
    is_name = isinstance(node, Mapping) and len(node.entries) == 1 and not node.in_braces
    return with_colon(as_typed(node)) if of_text and is_name else ""


def record(fields: dict[str, FieldType], name: str) -> FieldType:
    """A mapping with exactly *fields*."""

    wanted = f"want {', '.join(fields)}"

    def read(node: Node, refuse: Refuse) -> dict[str, Any] | None:
        if not isinstance(node, Mapping):
            refuse(node.line, as_typed(node), wanted, "write each with a value")
            return None
        values: dict[str, Any] = {}
        for key, value in node.entries:
            if key.text in values:
                refuse(key.line, key.text, "want each name once", "delete the second")
            elif key.text not in fields:
                in_value = in_quotes(as_typed(node), "a value that holds a comma")
                otherwise = in_value if _is_words(key, value, node) else "delete it"
                refuse(key.line, key.text, wanted, similar(key.text, fields) or otherwise)
            else:
                values[key.text] = fields[key.text].read(value, refuse)
        for missing in fields.keys() - values.keys():
            refuse(node.line, "", f"want {missing}", f"add {missing}: …")
        complete = values.keys() == fields.keys() and None not in values.values()
        return values if complete else None

    schema = {
        "type": "object",
        "required": list(fields),
        "additionalProperties": False,
        "properties": {key: kind.schema for key, kind in fields.items()},
    }
    return FieldType(name, schema, read)


def _is_words(key: Scalar, value: Node, node: Mapping) -> bool:
    """Whether *key* is part of a value that YAML has divided at a comma, as in `{a: One, two}`."""
    beside = any(other is not key and other.line == key.line for other, _ in node.entries)
    is_alone = isinstance(value, Scalar) and value.empty
    return is_alone and (beside or " " in key.text)


def change(of: FieldType) -> FieldType:
    """*of*, a record with `date` and `change`; `2026-11-03: a sentence` is reported once."""

    def read(node: Node, refuse: Refuse) -> dict[str, Any] | None:
        if isinstance(node, Mapping) and node.entries:
            key, value = node.entries[0]
            if re.fullmatch(r"\d{4}-\d\d?-\d\d?", key.text):
                remedy = f"write - date: {key.text}, and below it change: {as_typed(value)}"
                refuse(node.line, f"{key.text}: {as_typed(value)}", "want date and change", remedy)
                return None
        found: dict[str, Any] | None = of.read(node, refuse)
        return found

    return FieldType(of.name, of.schema, read)
