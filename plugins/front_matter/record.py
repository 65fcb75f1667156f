"""Makes a typed record of the fields, or diagnostics."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from front_matter.contradictions import contradictions, long_title
from front_matter.model import Field
from front_matter.node import Mapping as Block
from front_matter.node import Node, Scalar, Sequence, as_typed
from front_matter.source import ParsedSource
from front_matter.unknown_fields import unknown
from report.diagnostic import Diagnostic, wrong_value

_EXAMPLES = {  # where that of the documentation would be untrue of this text
    "title": "…",
    "evidence_checked": "and the day on which you searched",
    "review_by": "and the day by which you will search again",
}
_MEANT = re.compile(r"(?:did you mean|write) ([a-z_]+)\??")


@dataclass(frozen=True, slots=True)
class Record:
    """*values* holds what the writer gave, typed; *lines* where; *diagnostics* what is wrong.

    A value that was refused has a line and is not among *values*.
    """

    values: dict[str, Any]
    lines: dict[str, int]
    diagnostics: tuple[Diagnostic, ...]


def read(
    source: ParsedSource,
    fields: Mapping[str, Field],
    *,
    article: bool,
    elsewhere: Mapping[str, str] | None = None,
) -> Record:
    """The record of *source* as *fields* declare it. Never raises.

    *elsewhere* has values for fields that the header leaves out: the name of the file or a setting
    gives them.
    """
    diagnostics = list(source.diagnostics)
    given, typed = _given(source, fields, diagnostics.append)
    for name, text in (elsewhere or {}).items():
        if name in fields:
            given.setdefault(name, (1, Scalar(text, 1, quoted=True)))
    values, lines = {}, {}
    for name, (line, node) in given.items():
        lines.update({name: line, **dict(_lines_within(name, node))})
        value = _value(fields[name], node, diagnostics.append)
        if value is not None:
            values[name] = value
    typed_or_meant = given.keys() | attempted(diagnostics) | source.attempted
    diagnostics += _absent(fields, typed_or_meant, values, typed, article=article)
    diagnostics += contradictions(values, lines)
    diagnostics += long_title(values, lines)
    return Record(values, lines, tuple(sorted(set(diagnostics))))


def _given(
    source: ParsedSource, fields: Mapping[str, Field], refuse: Callable[[Diagnostic], None]
) -> tuple[dict[str, tuple[int, Node]], dict[str, int]]:
    """Line and value of each field that has one, and the line of each name that was typed."""
    given: dict[str, tuple[int, Node]] = {}
    typed: dict[str, int] = {}
    names = {field_name(key.text, fields) for key, _ in source.fields}
    for key, node in source.fields:
        name = field_name(key.text, fields)
        if name not in fields:
            refuse(unknown(key, node, fields, names))
        elif name in typed:
            refuse(_twice(key, node, typed[name]))
        else:
            typed[name] = key.line
            if not (isinstance(node, Scalar) and node.empty):
                given[name] = (key.line, node)
            elif node.text.lower() == "null" and fields[name].required == "always":
                refuse(_null(key, node))
    return given, typed


def field_name(typed: str, fields: Collection[str]) -> str:
    """The one of *fields* that *typed* names: as stock Pelican, whatever its letter case."""
    lower = typed.lower()
    names = (typed, lower, "authors" if lower == "author" else lower)  # stock Pelican reads both
    return next((name for name in names if name in fields), typed)


def _value(field: Field, node: Node, refuse: Callable[[Diagnostic], None]) -> Any:
    def refuse_value(line: int, typed: str, wanted: str, remedy: str) -> None:
        refuse(wrong_value(line, field.name, typed, wanted, remedy))

    return field.type.read(node, refuse_value)


def _lines_within(place: str, node: Node) -> Iterator[tuple[str, int]]:
    """`tags.0`, `changes.0.date` and so on: the parts of a value may stand on their own lines."""
    parts: Iterable[tuple[object, Node]] = ()
    if isinstance(node, Sequence):
        parts = enumerate(node.items)
    elif isinstance(node, Block):
        parts = ((key.text, value) for key, value in node.entries)
    for part, inner in parts:
        yield f"{place}.{part}", inner.line
        yield from _lines_within(f"{place}.{part}", inner)


def _twice(key: Scalar, node: Node, earlier: int) -> Diagnostic:
    wanted = "want each field once"
    return wrong_value(key.line, key.text, as_typed(node), wanted, f"line {earlier} has it already")


def _null(key: Scalar, node: Scalar) -> Diagnostic:
    wanted = "want a value: YAML reads this word as none"
    remedy = f'write "{node.text}" in double quotes if you mean the word'
    return wrong_value(key.line, key.text, node.text, wanted, remedy)


def attempted(diagnostics: Iterable[Diagnostic]) -> set[str]:
    """Fields that were typed, if wrongly: to call them missing as well would mislead."""
    meant = (_MEANT.fullmatch(each.remedy) for each in diagnostics)
    return {match[1] for match in meant if match} | {each.field for each in diagnostics}


def _absent(
    fields: Mapping[str, Field],
    known: set[str],
    values: dict[str, Any],
    typed: dict[str, int],
    *,
    article: bool,
) -> Iterator[Diagnostic]:
    needs = {"always", *(["articles"] if article else [])}
    if values.get("clinical") is True and values.get("status") != "draft":
        needs.add("clinical")
    if "front matter" in known and not (known & fields.keys()):
        return  # there are no fields at all: one word about it is enough
    for field in fields.values():
        if field.required in needs and field.name not in known:
            add = "write" if field.name in typed else "add"
            remedy = f"{add} {field.name}: {_EXAMPLES.get(field.name, field.example)}".rstrip()
            yield wrong_value(typed.get(field.name, 1), field.name, "", "want this field", remedy)
