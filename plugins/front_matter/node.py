"""The nodes of a header before they are typed: scalars, lists and mappings, with their lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scalar:
    """Text as the writer means it: quotes and escapes are resolved, types are not guessed."""

    text: str
    line: int
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """Nothing was typed, or YAML's words for nothing."""
        return not self.quoted and self.text in {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Names with their values, in the order of the file, each after a colon.

    *in_braces* says that they were typed so. What was not may be words with a colon in them.
    """

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    in_braces: bool = False


Node = Scalar | Sequence | Mapping


def as_typed(node: Node) -> str:
    """*node* on one line, near enough to what was typed to be found again."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return "[" + ", ".join(as_typed(item) for item in node.items[:8]) + "]"
    pairs = ", ".join(f"{key.text}: {as_typed(value)}" for key, value in node.entries)
    return f"{{{pairs}}}" if node.in_braces else pairs
