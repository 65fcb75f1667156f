"""Kinds of values: how plain ones are described, and where objects keep their state."""

from __future__ import annotations

import dataclasses
import datetime
import enum
import functools
import pathlib
import re
import types
from collections.abc import Callable, Mapping, Set
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

import jinja2
from markupsafe import Markup
from pelican.contents import Content
from pelican.generators import Generator
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import URLWrapper

from .digests import SIZE, digest

_CODE: Final = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    type,
    types.ModuleType,
    functools.partial,
)
COLLECTIONS: Final = (Mapping, list, tuple, Set)
_NO_STATE: Final = frozenset({"__dict__", "__weakref__", "settings", "_slug", "_name"})
_MISSING: Final = object()


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
    if isinstance(value, _CODE):
        return _code(value)
    return None


def _code(value: Any) -> bytes:
    """Code is digested by file elsewhere; here its name is enough."""
    named = getattr(value, "func", value)
    name = getattr(named, "__qualname__", None) or getattr(named, "__name__", "")
    return f"{getattr(named, '__module__', '')}.{name}".encode()


@functools.cache
def is_plain_class(kind: type) -> bool:
    """Whether each base is written in Python, so that fields hold all of its state."""
    plain = all(base is object or base.__flags__ & 1 << 9 for base in kind.__mro__)
    return plain and any(
        "__dict__" in vars(b) or "__slots__" in vars(b) or hasattr(b, "__struct_fields__")
        for b in kind.__mro__[:-1]
    )


@functools.cache
def fields_of_record(kind: Any) -> tuple[str, ...] | None:
    """The fields of a dataclass with slots, whose objects hold nothing else; None for another."""
    special = (*COLLECTIONS, *_CODE, Content, Generator, URLWrapper, Page, Paginator, enum.Enum)
    is_record = not kind.__dictoffset__ and dataclasses.is_dataclass(kind)
    if not is_record or issubclass(kind, special) or hasattr(kind, "digest"):
        return None
    names = tuple(name for name in _fields(kind) if name not in _NO_STATE)
    return names if is_plain_class(kind) else None


def state_of(value: Any) -> dict[str, Any]:
    kind: Any = type(value)
    names = [*getattr(value, "__dict__", ()), *_fields(kind)]
    found = {name: getattr(value, name, _MISSING) for name in names if name not in _NO_STATE}
    return {name: item for name, item in found.items() if item is not _MISSING}


@functools.cache
def _fields(kind: type) -> list[str]:
    """The names of what objects of *kind* hold elsewhere than in a dict of their own."""
    listed = [vars(base).get("__slots__", ()) for base in kind.__mro__]
    names = [name for slots in listed for name in ([slots] if isinstance(slots, str) else slots)]
    return names + list(getattr(kind, "__struct_fields__", ()))
