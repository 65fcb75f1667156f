"""The description of values that have no parts: numbers, texts, moments, names of code."""

from __future__ import annotations

import datetime
import enum
import functools
import pathlib
import re
import types
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

import jinja2
from markupsafe import Markup

from .digests import SIZE, digest

CODE: Final = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    type,
    types.ModuleType,
    functools.partial,
)


def _text(value: str) -> bytes:
    data = value.encode("utf-8", "surrogatepass")
    return b"s" + (data if len(data) < SIZE else digest(data))


def _short(value: object) -> bytes:
    return f"{type(value).__name__}{value!r}".encode()


def _moment(value: datetime.datetime) -> bytes:
    zone = value.tzinfo.key if isinstance(value.tzinfo, ZoneInfo) else value.tzinfo
    return f"{type(value).__name__}{value.isoformat()} {zone} {value.fold}".encode()


SCALARS: Final[dict[type, Callable[[Any], bytes]]] = {
    str: _text,
    Markup: lambda value: b"m" + _text(str(value)),
    bool: _short,
    int: _short,
    float: _short,
    complex: _short,
    types.NoneType: _short,
    types.EllipsisType: _short,
    bytes: lambda value: b"b" + digest(value),
    range: _short,
    datetime.datetime: _moment,
    datetime.date: _short,
    datetime.time: _short,
    datetime.timedelta: _short,
    Decimal: _short,
}


def plain_value(value: Any) -> bytes | None:  # noqa: C901, PLR0911 - a table of kinds
    """The description of a value that is one text at bottom; None for an object with parts."""
    if isinstance(value, datetime.datetime):
        return _moment(value)
    if isinstance(value, enum.Enum):
        return value.name.encode()
    if isinstance(value, str):
        return _text(str(value)) if not getattr(value, "__dict__", None) else None
    if isinstance(value, pathlib.PurePath):
        return str(value).encode()
    if isinstance(value, re.Pattern):
        return f"{value.pattern!r}{value.flags}".encode()
    if isinstance(value, ZoneInfo):
        return str(value.key).encode()
    if isinstance(value, jinja2.Undefined):
        return b"undefined"
    if isinstance(value, CODE):
        return _code(value)
    return None


def _code(value: Any) -> bytes:
    """Code is digested by file elsewhere; here it is told apart by name."""
    named = getattr(value, "func", value)
    name = getattr(named, "__qualname__", None) or getattr(named, "__name__", "")
    return f"{getattr(named, '__module__', '')}.{name}".encode()
