"""The type of a front matter field: how it is read, and described to people and to editors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from front_matter.node import Mapping, Node, Scalar, as_typed
from front_matter.remedies import with_colon
from report.source_text import unsuitable

Refuse = Callable[[int, str, str, str], None]  # line, what was typed, what is wanted, remedy


@dataclass(frozen=True, slots=True)
class FieldType:
    """*read* returns the typed value, or `None` after it has said why not."""

    name: str
    schema: dict[str, Any]
    read: Callable[[Node, Refuse], Any]


def similar(word: str, known: Iterable[str]) -> str:
    """`did you mean …?` for the nearest of *known*, or nothing."""
    near = get_close_matches(word.lower(), list(known), n=1, cutoff=0.75)
    return f"did you mean {near[0]}?" if near else ""


def plain(node: Node, refuse: Refuse, wanted: str) -> str | None:
    """The text of a scalar that is not empty; else `None`, after *refuse* was called."""
    if not isinstance(node, Scalar):
        refuse(node.line, as_typed(node), wanted, _of_several(node))
        return None
    if not node.text.strip() or node.empty:
        refuse(node.line, node.text.strip(), wanted, _of_nothing(node))
        return None
    found = next(unsuitable(node.text, node.line), None)
    if found:
        wanted = found.problem.removeprefix(f"{found.value}: ")
        refuse(found.line, found.value, wanted, found.remedy)
        return None
    return node.text.strip()


def _of_several(node: Node) -> str:
    if not isinstance(node, Mapping) or node.in_braces:
        return "write one value without brackets"
    return with_colon(as_typed(node)) if len(node.entries) == 1 else "write one value"


def _of_nothing(node: Scalar) -> str:
    if node.empty and node.text.lower() == "null":
        return f'write "{node.text}" in double quotes if you mean the word, or delete it'
    return "write a value or delete the line"
