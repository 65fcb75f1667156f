"""Reads the `Title: x` headers of stock Pelican into the same nodes as YAML."""

from __future__ import annotations

import re

from front_matter.node import Scalar

_FIELD = re.compile(r" {0,3}([A-Za-z0-9_-]+):[ \t]*(.*)")
_MORE = re.compile(r"(?: {4,}|\t)(.*)")


def begins(line: str) -> bool:
    """Whether *line* is the first of a stock header."""
    return _FIELD.fullmatch(line) is not None


def read(lines: list[str]) -> tuple[list[tuple[Scalar, Scalar]], int]:
    """The fields at the start of *lines*, and how many lines they take with the blank one."""
    fields: list[tuple[Scalar, Scalar]] = []
    for index, line in enumerate(lines):
        field, more = _FIELD.fullmatch(line), _MORE.fullmatch(line)
        if field:
            key = Scalar(field[1].lower(), index + 1)
            fields.append((key, Scalar(field[2].strip(), index + 1)))
        elif more and fields:
            key, value = fields[-1]
            text = f"{value.text}\n{more[1].strip()}".strip()
            fields[-1] = (key, Scalar(text, value.line))
        else:
            return fields, index + (not line.strip())
    return fields, len(lines)
