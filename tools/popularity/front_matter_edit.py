"""Rewrites popularity and its day in front matter, and no other byte of the file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from front_matter.node import Node, Scalar
from front_matter.source import ParsedSource, parse

FIELDS = ("popularity", "popularity_as_of")
_VALUE = (
    rb"""(?i)^([ \t]*(?P<k>["']?)%s(?P=k)[ \t]*:[ \t]*(?P<q>["']?))[^"'#\s]*"""
    rb"""((?P=q)(?:[ \t]+\#[^\r\n]*|[ \t]*)(?:\r\n|\r|\n|$))"""
)


class UneditableError(ValueError):
    """The fields are written in a way in which they cannot be changed without touching more."""


def edit(raw: bytes, values: Mapping[str, str]) -> bytes:
    """*raw* with *values* for FIELDS; a field that is missing is added behind its like.

    Comments, order, quotes, line ends and a byte order mark stay. Raises UneditableError.
    """
    lines = raw.splitlines(keepends=True)
    before = parse(raw)
    if not before.fields or before.diagnostics:
        raise UneditableError("the front matter")
    for name in FIELDS:
        at = _line_of(name, parse(b"".join(lines)))
        if at is None:
            lines.insert(*_new_line(name, values[name], parse(b"".join(lines)), lines))
        else:
            lines[at] = _with_value(name, values[name], lines[at])
    changed = b"".join(lines)
    _check(before, parse(changed), values)
    return changed


def _line_of(name: str, source: ParsedSource) -> int | None:
    return next((key.line - 1 for key, _ in source.fields if key.text.lower() == name), None)


def _with_value(name: str, value: str, line: bytes) -> bytes:
    whole = re.compile(_VALUE % name.encode())
    match = whole.match(line)
    if not match:
        raise UneditableError(name)
    before = match[1] + b" " * match[1].endswith(b":")
    return before + value.encode() + match[4]


def _new_line(name: str, value: str, source: ParsedSource, lines: list[bytes]) -> tuple[int, bytes]:
    """Where a line for *name* belongs, and the line: below `popularity`, else at the end."""
    like = _line_of("popularity", source)
    end = _header_end(source, lines) if like is None else like + 1
    end_of_line = re.search(rb"(?:\r\n|\r|\n)$", lines[end - 1])
    if not end_of_line:
        raise UneditableError(name)
    title = name.capitalize() if source.stock else name
    return end, f"{title}: {value}".encode() + end_of_line[0]


def _header_end(source: ParsedSource, lines: list[bytes]) -> int:
    """The index of the closing fence, or of the line below stock fields."""
    if not source.stock:
        return source.body_line - 2
    above = min(source.body_line - 1, len(lines))  # no line stands below the last line end
    return above - (not lines[above - 1].strip())


def _check(before: ParsedSource, after: ParsedSource, values: Mapping[str, str]) -> None:
    """Raise UneditableError unless nothing but the two fields has changed."""
    same = after.body == before.body and not after.diagnostics
    now = {key.text.lower(): node for key, node in after.fields}
    wanted = all(isinstance(now.get(n), Scalar) and _text(now[n]) == values[n] for n in FIELDS)
    if not (same and wanted and _others(before) == _others(after)):
        raise UneditableError(", ".join(FIELDS))


def _text(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _others(source: ParsedSource) -> list[tuple[str, str]]:
    kept = ((key.text.lower(), node) for key, node in source.fields)
    return [(name, _unplaced(node)) for name, node in kept if name not in FIELDS]


def _unplaced(node: Node) -> str:
    """*node* without its line numbers, which may move."""
    return re.sub(r"line=\d+", "", repr(node))
