"""Kinds of value: how each is read from what was typed, described to people and to editors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from front_matter.node import Mapping, Node, Scalar, Sequence, as_typed
from report.source_text import unsuitable

Refuse = Callable[[int, str, str, str], None]  # line, what was typed, what is wanted, remedy


@dataclass(frozen=True, slots=True)
class Kind:
    """*read* returns the typed value, or `None` after it has said why not."""

    name: str
    schema: dict[str, Any]
    read: Callable[[Node, Refuse], Any]


def similar(word: str, known: Iterable[str]) -> str:
    """`did you mean …?` for the nearest of *known*, or nothing."""
    near = get_close_matches(word.lower(), list(known), n=1, cutoff=0.75)
    return f"did you mean {near[0]}?" if near else ""


def plain(node: Node, refuse: Refuse, wanted: str, remedy: str = "") -> str | None:
    """The text of a scalar that is not empty; else `None`, after *refuse* has been told."""
    if not isinstance(node, Scalar):
        refuse(node.line, as_typed(node), wanted, remedy or "write one value without brackets")
        return None
    if not node.text.strip() or node.empty:
        refuse(node.line, node.text.strip(), wanted, remedy or "write a value or delete the line")
        return None
    found = next(unsuitable(node.text, node.line), None)
    if found:
        wanted = found.problem.removeprefix(f"{found.value}: ")
        refuse(found.line, found.value, wanted, found.remedy)
        return None
    return node.text.strip()


def text(longest: int, name: str = "text") -> Kind:
    """Plain text on one line, at most *longest* characters."""
    wanted = f"want text of at most {longest} characters"

    def read(node: Node, refuse: Refuse) -> str | None:
        value = plain(node, refuse, wanted)
        if value is None:
            return None
        value = " ".join(value.split())
        if len(value) > longest:
            refuse(node.line, value, wanted, f"it has {len(value)}; shorten it")
            return None
        return value

    return Kind(name, {"type": "string", "minLength": 1, "maxLength": longest}, read)


def matching(
    pattern: str,
    name: str,
    wanted: str,
    longest: int,
    remedy: Callable[[str], str],
) -> Kind:
    """Text of one form; *remedy* makes advice from what was typed."""
    form = re.compile(pattern)

    def read(node: Node, refuse: Refuse) -> str | None:
        value = plain(node, refuse, wanted)
        if value is None:
            return None
        if form.fullmatch(value) and len(value) <= longest:
            return value
        refuse(node.line, value, wanted, remedy(value))
        return None

    schema = {"type": "string", "pattern": f"^(?:{pattern})$", "maxLength": longest}
    return Kind(name, schema, read)


def one_of(words: tuple[str, ...], wanted: str) -> Kind:
    """One of a few *words*, as they are written."""

    def read(node: Node, refuse: Refuse) -> str | None:
        value = plain(node, refuse, wanted)
        if value is None or value in words:
            return value
        refuse(node.line, value, wanted, similar(value, words) or "choose one of them")
        return None

    return Kind(" | ".join(words), {"enum": list(words)}, read)


def truth() -> Kind:
    """`true` or `false`, as in YAML 1.2: `yes` and `no` are words."""
    wanted = "want true or false"
    words = {"true": True, "false": False}
    meant = {"yes": "true", "on": "true", "y": "true", "1": "true"}

    def read(node: Node, refuse: Refuse) -> bool | None:
        value = plain(node, refuse, wanted)
        if value is None or value in words:
            return None if value is None else words[value]
        word = meant.get(value.lower(), "true" if value.lower() == "true" else "false")
        refuse(node.line, value, wanted, f"write {word} if you mean it")
        return None

    return Kind("true | false", {"type": "boolean"}, read)


def whole(least: int, most: int) -> Kind:
    """A whole number in ASCII digits from *least* to *most*."""
    wanted = f"want a whole number from {least} to {most}"
    form = re.compile(r"0|[1-9][0-9]{0,30}")
    grouped = re.compile(r"[0-9]{1,3}(?:[ ,._'][0-9]{3})+")

    def read(node: Node, refuse: Refuse) -> int | None:
        value = plain(node, refuse, wanted)
        if value is None:
            return None
        if form.fullmatch(value) and least <= int(value) <= most:
            return int(value)
        digits = re.sub(r"[ ,._']", "", value) if grouped.fullmatch(value) else value.lstrip("0")
        if form.fullmatch(digits) and least <= int(digits) <= most:
            refuse(node.line, value, wanted, f"write {digits}")
        else:
            off = form.fullmatch(digits)
            refuse(node.line, value, wanted, "correct it" if off else "use the digits 0 to 9")
        return None

    return Kind(
        f"whole number, {least} to {most}",
        {"type": "integer", "minimum": least, "maximum": most},
        read,
    )


def items(of: Kind, example: str, longest: int = 50) -> Kind:
    """A list of *of*, each once."""
    wanted = "want a list"
    of_text = of.schema.get("type") == "string"

    def read(node: Node, refuse: Refuse) -> list[Any] | None:
        node = _divided(node) if of_text and isinstance(node, Scalar) else node
        if not isinstance(node, Sequence):
            refuse(node.line, as_typed(node), wanted, f"write it as {example}")
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

    return Kind(f"list, each a {of.name}", {"type": "array", "items": of.schema}, read)


def _divided(node: Scalar) -> Node:
    """A list without brackets, as stock Pelican reads it: divided at commas.

    If there is a semicolon, that divides it, and so does a line end. Text with a bracket was to be
    a list of YAML, and is left as it is.
    """
    signs = r"[;\n]" if ";" in node.text else r"[,\n]"
    texts = [text for part in re.split(signs, node.text) if (text := part.strip())]
    if not texts or set("[]{}") & set(node.text):
        return node
    return Sequence(tuple(Scalar(text, node.line, quoted=True) for text in texts), node.line)


def record(fields: dict[str, Kind], name: str) -> Kind:
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
                refuse(key.line, key.text, wanted, similar(key.text, fields) or "delete it")
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
    return Kind(name, schema, read)
