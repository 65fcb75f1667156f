"""The vocabulary of schema.org: types, their ancestors, and what each property takes.

`schemas/schema_org.json` holds the names of release 30.0 (CC BY-SA 3.0), without descriptions and
without what is superseded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "schemas/schema_org.json"
_PATTERNS = {
    "Date": re.compile(r"\d{4}-\d\d-\d\d"),
    "DateTime": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?"),
    "Time": re.compile(r"\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?"),
    "URL": re.compile(r"[a-z][a-z0-9+.-]*:\S+"),
    "Duration": re.compile(r"P(?=.)(\d+[YMWD])*(T(\d+[HMS])+)?"),
}
_FREE_TEXT = {"Text", "CssSelectorType", "XPathType", "PronounceableText", "DefinedTerm"}


def problems(document: Any) -> Iterator[str]:
    """What schema.org does not know, or means otherwise, in a parsed JSON-LD *document*."""
    nodes = document if isinstance(document, list) else [document]
    for node in nodes:
        if not isinstance(node, dict):
            yield f"{node!r} is not an object"
            continue
        context = str(node.get("@context", "")).rstrip("/")
        if context not in ("https://schema.org", "http://schema.org"):
            yield f"@context is {context!r}; want https://schema.org"
        yield from _graph(node)


def _graph(node: dict[str, Any]) -> Iterator[str]:
    if "@graph" not in node:
        yield from _node(node)
        return
    for member in node["@graph"]:
        yield from _node(member)


def _node(node: dict[str, Any]) -> Iterator[str]:
    if set(node) == {"@id"}:
        return
    types = _list(node.get("@type", []))
    unknown = [name for name in types if name not in _vocabulary()["types"]]
    if not types or unknown:
        yield f"@type {unknown or 'missing'}: not a type of schema.org"
        return
    for name, value in node.items():
        if not name.startswith("@"):
            yield from _property(types, name, value)


def _property(types: list[str], name: str, value: Any) -> Iterator[str]:
    known = _vocabulary()["properties"].get(name)
    if known is None:
        yield f"{name}: not a property of schema.org"
        return
    lineage = {ancestor for type_name in types for ancestor in ancestors(type_name)}
    if not lineage & set(known["of"]):
        yield f"{name}: not a property of {'/'.join(types)}; it belongs to {'/'.join(known['of'])}"
    for item in _list(value):
        if isinstance(item, dict):
            yield from _node_value(name, item, known["is"])
        elif not _fits(item, known["is"]):
            yield f"{name}: {item!r} is not {' or '.join(known['is'])}"


def _node_value(name: str, node: dict[str, Any], wanted: list[str]) -> Iterator[str]:
    types = [t for t in _list(node.get("@type", [])) if t in _vocabulary()["types"]]
    lineage = {ancestor for type_name in types for ancestor in ancestors(type_name)}
    if types and not lineage & {*wanted, "Role"}:
        yield f"{name}: {'/'.join(types)} is not {' or '.join(wanted)}"
    yield from _node(node)


def _fits(value: object, wanted: list[str]) -> bool:
    if isinstance(value, bool):
        return "Boolean" in wanted
    if isinstance(value, int | float):
        return bool({"Number", "Integer", "Float"} & set(wanted))
    return isinstance(value, str) and value != "" and any(_text_fits(value, w) for w in wanted)


def _text_fits(text: str, wanted: str) -> bool:
    if wanted in _PATTERNS:
        return _PATTERNS[wanted].fullmatch(text) is not None
    if wanted in _FREE_TEXT:
        return True
    members = _vocabulary()["members"].get(wanted, [])
    return text.removeprefix("https://schema.org/").removeprefix("http://schema.org/") in members


@cache
def ancestors(name: str) -> frozenset[str]:
    """The type itself and all types above it."""
    parents = _vocabulary()["types"].get(name, [])
    return frozenset({name}).union(*(ancestors(parent) for parent in parents))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@cache
def _vocabulary() -> dict[str, Any]:
    vocabulary: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return vocabulary
