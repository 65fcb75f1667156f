"""Front matter of other systems: YAML, TOML, JSON, or the headers of stock Pelican."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import yaml

from front_matter import stock_header

_Loader: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # all scalars are text
_FENCED: Final = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.*?)(?:^|\n)\1[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE: Final = re.compile(r"([A-Za-z_][\w -]{0,40}):[ \t]*(.*)")
_USUAL: Final = frozenset(
    {"author", "authors", "category", "date", "layout", "slug", "status", "summary", "tags"}
    | {"title", "modified", "template", "url", "save_as", "lang"}
)


class Header(NamedTuple):
    """*line* is that on which the body begins; *broken* says what could not be read."""

    fields: dict[str, Any]
    body: str
    line: int
    broken: str = ""


def read(text: str, *, stock: bool) -> Header:
    """The front matter of *text*; with *stock*, `Title: x` lines count as some.

    Names are in lower case, values text, lists and mappings of text. Never raises: a header that
    is no YAML or TOML is read line by line.
    """
    if match := _FENCED.match(text):
        reader = _toml if match[1] == "+++" else _yaml
        fields, broken = reader(match[2])
        line = text.count("\n", 0, match.end()) + 1
        return Header(fields, text[match.end() :], line, broken)
    if text.lstrip().startswith("{") and (header := _json(text)):
        return header
    if stock and stock_header.begins(text.split("\n", 1)[0]):
        return _stock(text)
    return Header({}, text, 1)


def _yaml(header: str) -> tuple[dict[str, Any], str]:
    try:
        loaded = yaml.load(header.replace("\t", "    "), Loader=_Loader)  # noqa: S506 - text only
    except (yaml.YAMLError, RecursionError) as error:
        return _by_lines(header), f"no valid YAML: {str(error).split(chr(10))[0][:80]}"
    if loaded is None or loaded == "":
        return {}, ""
    if not isinstance(loaded, dict):
        return _by_lines(header), "no fields"
    return _lowered(loaded), ""


def _toml(header: str) -> tuple[dict[str, Any], str]:
    try:
        return _lowered(tomllib.loads(header)), ""
    except tomllib.TOMLDecodeError as error:
        fields = re.sub(r"(?m)^([\w-]+)[ \t]*=[ \t]*", r"\1: ", header)
        return _by_lines(fields), f"no valid TOML: {error}"


def _json(text: str) -> Header | None:
    try:
        loaded, end = json.JSONDecoder().raw_decode(text.lstrip())
    except ValueError:
        return None
    if not isinstance(loaded, dict):
        return None
    end += len(text) - len(text.lstrip())
    return Header(_lowered(loaded), text[end:], text.count("\n", 0, end) + 1)


def _stock(text: str) -> Header:
    lines = text.split("\n")
    fields, taken = stock_header.read(lines)
    read = {key.text: value.text for key, value in fields}
    if not read.keys() & _USUAL:
        return Header({}, text, 1)  # a text whose first line has a colon
    return Header(read, "\n".join(lines[taken:]), taken + 1)


def _by_lines(header: str) -> dict[str, Any]:
    """Each line that looks like a field; lines that do not belong to the one above."""
    fields: dict[str, Any] = {}
    name = ""
    for line in header.split("\n"):
        if match := _LINE.fullmatch(line):
            name = match[1].strip().lower()
            fields[name] = _unquoted(match[2].strip())
        elif name and line.strip():
            item = line.strip()
            known = fields[name]
            if item.startswith("- "):
                fields[name] = [*(known if isinstance(known, list) else []), _unquoted(item[2:])]
            elif isinstance(known, str):
                fields[name] = f"{known} {item}".strip()
    return fields


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _lowered(fields: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name).strip().lower(): as_text(value) for name, value in fields.items()}


def as_text(value: Any) -> Any:
    """*value* with each scalar as text; nothing is ""."""
    if isinstance(value, Mapping):
        return {str(name): as_text(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_text(each) for each in value]
    if value is None or value in ("null", "~"):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
