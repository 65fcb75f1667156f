"""YAML becomes nodes with lines, without YAML's guesses, anchors and tags.

Types are the model's business: `no` is text where text is wanted and no truth value where one is,
so YAML 1.1's surprises (`no`, `on`, `12:30:00`, `010`) cannot happen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from front_matter.node import Mapping, Node, Scalar, Sequence
from report.diagnostic import Diagnostic, wrong_value

DEEPEST = 8
_NO_LINE_END = re.compile(r"[\x07-\x09\x0b-\x0d\x1b]")
_CONTROLS = re.compile(rf"{_NO_LINE_END.pattern}|[^\s.!?…:*-]\n(?=[a-z0-9])|:\n(?=[a-z])")
"""What `\\a`, `\\t` and so on make; `\\n` may be meant at the end of a sentence."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class UnwantedError(Exception):
    """A construct of YAML that front matter does not have."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


def fields(header: str, first_line: int) -> list[tuple[Scalar, Node]]:
    """The fields of *header*, whose first line is *first_line* of the file.

    Raises UnwantedError, and YAMLError for what is no YAML.
    """
    tree = _Tree(header, first_line).document()
    if isinstance(tree, Mapping):
        return list(tree.entries)
    if tree is None or (isinstance(tree, Scalar) and tree.empty):
        return []
    typed = tree.text if isinstance(tree, Scalar) else "a list"
    raise UnwantedError(
        wrong_value(tree.line, "front matter", typed, "want fields", "write each as `name: value`")
    )


class _Tree:
    """Builds nodes from the events of libyaml."""

    def __init__(self, header: str, first_line: int) -> None:
        self._events: Iterator[Any] = yaml.parse(header, Loader=_Loader)
        self._header = header
        self._first_line = first_line

    def document(self) -> Node | None:
        """The one document, or None if there is none. Raises UnwantedError."""
        tree: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent) and tree is not None:
                raise self._unwanted(event, "---", "want one document", "delete the second one")
            if isinstance(event, yaml.NodeEvent):
                tree = self._node(event, 0)
        return tree

    def _node(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            raise self._unwanted(event, f"*{event.anchor}", "want no alias", "repeat or quote it")
        if event.anchor is not None:
            raise self._unwanted(event, f"&{event.anchor}", "want no anchor", "delete or quote it")
        if event.tag is not None and not (event.tag == "!" and not event.implicit[0]):
            tag = str(event.tag).replace("tag:yaml.org,2002:", "!!")
            raise self._unwanted(event, tag, "want no YAML tag", "delete or quote it")
        if depth > DEEPEST:
            raise self._unwanted(event, "", "want at most 8 levels", "make it flatter")
        if isinstance(event, yaml.ScalarEvent):
            self._check_escapes(event)
            return Scalar(event.value, self._line(event), bool(event.style))  # libyaml: "" if plain
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth)), self._line(event))
        in_braces = self._header[event.start_mark.index : event.start_mark.index + 1] == "{"
        return Mapping(tuple(self._entries(depth)), self._line(event), in_braces)

    def _check_escapes(self, event: Any) -> None:
        r"""Refuse a path such as `"C:\new\table"`, whose letters would be line ends and tabs.

        A quoted value that takes several lines has its line ends from there.
        """
        signs = _CONTROLS if event.start_mark.line == event.end_mark.line else _NO_LINE_END
        if event.style == '"' and signs.search(event.value):
            typed = event.value.encode("unicode_escape").decode()
            wanted = "want no \\ in double quotes, where it makes signs such as a tab"
            remedy = "put the value in single quotes, or write \\\\"
            raise self._unwanted(event, typed, wanted, remedy)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise self._unwanted(event, "", "want a name before the colon", "quote the value")
            yield key, self._node(next(self._events), depth + 1)

    def _line(self, event: Any) -> int:
        return int(event.start_mark.line) + self._first_line

    def _unwanted(self, event: Any, typed: str, wanted: str, remedy: str) -> UnwantedError:
        return UnwantedError(wrong_value(self._line(event), "front matter", typed, wanted, remedy))
