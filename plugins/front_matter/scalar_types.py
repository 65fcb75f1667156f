"""Types of fields with one value: words, a choice, a truth value, a number."""

from __future__ import annotations

import re
from collections.abc import Callable

from front_matter.field_type import FieldType, Refuse, plain, similar
from front_matter.node import Node


def text(longest: int, name: str = "text") -> FieldType:
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

    return FieldType(name, {"type": "string", "minLength": 1, "maxLength": longest}, read)


def matching(
    pattern: str,
    name: str,
    wanted: str,
    longest: int,
    remedy: Callable[[str], str],
) -> FieldType:
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
    return FieldType(name, schema, read)


def one_of(words: tuple[str, ...], wanted: str) -> FieldType:
    """One of a few *words*, as they are written."""

    def read(node: Node, refuse: Refuse) -> str | None:
        value = plain(node, refuse, wanted)
        if value is None or value in words:
            return value
        refuse(node.line, value, wanted, similar(value, words) or "choose one of them")
        return None

    return FieldType(" | ".join(words), {"enum": list(words)}, read)


def truth() -> FieldType:
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

    return FieldType("true | false", {"type": "boolean"}, read)


def whole(least: int, most: int) -> FieldType:
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

    return FieldType(
        f"whole number, {least} to {most}",
        {"type": "integer", "minimum": least, "maximum": most},
        read,
    )
