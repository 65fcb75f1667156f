"""Front matter as a program writes it: what the reader reads back as the same values."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import yaml

_FLOW = re.compile(r"[\[\]{},]")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ][\d:]+(?:Z|[+-]\d{2}:\d{2})?)?")


def header(fields: Mapping[str, Any]) -> str:
    """The lines of *fields* between two of `---`; values are text, numbers, truths and lists; empty
    text is written as no value."""
    lines = [f"{name}: {_value(value)}".rstrip() for name, value in fields.items()]
    return "\n".join(["---", *lines, "---"]) + "\n"


def scalar(text: str) -> str:
    """*text* as YAML reads it back, in double quotes if it must have quotes."""
    dumped: str = yaml.safe_dump(text, allow_unicode=True, width=1_000_000)
    plain = dumped.removesuffix("\n").removesuffix("\n...")
    return plain if plain == text else json.dumps(text, ensure_ascii=False)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_entry(str(each)) for each in value)}]"
    if isinstance(value, str) and value and not _MOMENT.fullmatch(value):
        return scalar(value)
    return str(value)


def _entry(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted if _FLOW.search(text) else scalar(text)
