"""A digest for every value that a template can read, or the word that there is none.

Content is named, not digested: what a template reads of it is recorded attribute by attribute.
Everything else is digested whole, so that what its methods answer needs no record.
"""

from __future__ import annotations

import datetime
import enum
import functools
import pathlib
import re
import types
from collections.abc import Callable, Iterable, Mapping, Set
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

import jinja2
from markupsafe import Markup
from pelican.contents import Content
from pelican.generators import Generator
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import Author, Category, Tag, URLWrapper

from incremental.blake import SIZE, digest
from incremental.members import Members

_DEEPEST: Final = 40
_LAZY: Final = frozenset({"settings", "_context", "_num_pages", "_count", "_slug", "_name"})
_CODE: Final = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    type,
    types.ModuleType,
    functools.partial,
)
# Pelican's own names, and all that they are made of as long as no plugin has added to one.
_WRAPPERS: Final = frozenset({Author, Category, Tag})
_WRAPPER_STATE: Final = frozenset({"settings", "_name", "_slug", "_slug_from_name", "name", "slug"})
_COLLECTIONS: Final = (Mapping, list, tuple, Set)
_MISSING: Final = object()


class OpaqueError(Exception):
    """No digest: the value is of a kind whose state cannot be seen. The text names the kind."""


class Digests:
    """Digests of values; those of large values are remembered until `forget`.

    *name* gives the one name of a piece of content. Raises OpaqueError where it has none.
    """

    def __init__(self, name: Callable[[Content], str]) -> None:
        self._name = name
        self._known: dict[int, tuple[Any, bytes]] = {}
        self._depth = 0

    def forget(self) -> None:
        """Values may have changed since: a plugin has run."""
        self._known.clear()

    def of(self, value: Any) -> bytes:
        """16 bytes, or less for what is short. Raises OpaqueError."""
        scalar = _SCALARS.get(type(value))
        if scalar is not None:
            return scalar(value)
        known = self._known.get(id(value))
        if known is not None:
            return known[1]
        return self._deep(value)

    def _deep(self, value: Any) -> bytes:
        if self._depth > _DEEPEST:
            raise OpaqueError(f"{type(value).__qualname__} (nested too deeply, or in a circle)")
        self._depth += 1
        try:
            result = digest(self._description(value))
        finally:
            self._depth -= 1
        self._known[id(value)] = (value, result)
        return result

    def _description(self, value: Any) -> bytes:
        """Of *value*, with what a plugin has hung on a collection of its own kind."""
        hung = getattr(value, "__dict__", None) if isinstance(value, _COLLECTIONS) else None
        own = hung if hung and not isinstance(value, Members) else {}
        return self._plainly(value) + _joined(
            self.of(part) for pair in own.items() for part in pair
        )

    def _plainly(self, value: Any) -> bytes:
        if type(value) in _WRAPPERS and vars(value).keys() <= _WRAPPER_STATE:
            parts = (value.name, value.slug, value._slug_from_name)
            return _kind(value) + _joined(self.of(part) for part in parts)
        if isinstance(value, Content):
            return b"content\0" + self._name(value).encode()
        if isinstance(value, Mapping):
            return _kind(value) + _joined(self.of(part) for pair in value.items() for part in pair)
        if isinstance(value, list | tuple):
            return _kind(value) + _joined(self.of(item) for item in value)
        if isinstance(value, Set):
            return _kind(value) + _joined(sorted(self.of(item) for item in value))
        plain = _plain(value)
        return _kind(value) + plain if plain is not None else self._whole(value)

    def _whole(self, value: Any) -> bytes:
        """All state of *value*. A subclass of what C has made may hide some, so it has none."""
        if isinstance(value, Generator) or not _is_plain_class(type(value)):
            raise OpaqueError(f"{type(value).__module__}.{type(value).__qualname__}")
        state = _state(value)
        if isinstance(value, URLWrapper):
            state |= {"name": value.name, "slug": value.slug}
        elif isinstance(value, Page | Paginator):
            state = {name: item for name, item in state.items() if name not in _LAZY}
        names = sorted(state)
        return _kind(value) + repr(names).encode() + _joined(self.of(state[name]) for name in names)


def _joined(digests: Iterable[bytes]) -> bytes:
    return repr(list(digests)).encode()


def _kind(value: Any) -> bytes:
    kind = type(value)
    known = _kinds.get(kind)
    if known is None:
        known = _kinds[kind] = f"{kind.__module__}.{kind.__qualname__}\0".encode()
    return known


_kinds: Final[dict[type, bytes]] = {}


def _text(value: str) -> bytes:
    data = value.encode("utf-8", "surrogatepass")
    return b"s" + (data if len(data) < SIZE else digest(data))


def _short(value: object) -> bytes:
    return f"{type(value).__name__}{value!r}".encode()


def _moment(value: datetime.datetime) -> bytes:
    zone = value.tzinfo.key if isinstance(value.tzinfo, ZoneInfo) else value.tzinfo
    return f"{type(value).__name__}{value.isoformat()} {zone} {value.fold}".encode()


_SCALARS: Final[dict[type, Callable[[Any], bytes]]] = {
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


def _plain(value: Any) -> bytes | None:  # noqa: C901, PLR0911 - a table of kinds
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
    """Code is digested by file elsewhere; here it is told apart by name."""
    named = getattr(value, "func", value)
    name = getattr(named, "__qualname__", None) or getattr(named, "__name__", "")
    return f"{getattr(named, '__module__', '')}.{name}".encode()


def _is_plain_class(kind: type) -> bool:
    """Whether each base is written in Python, so that fields hold all of its state."""
    plain = all(base is object or base.__flags__ & 1 << 9 for base in kind.__mro__)
    return plain and any(
        "__dict__" in vars(b) or "__slots__" in vars(b) or hasattr(b, "__struct_fields__")
        for b in kind.__mro__[:-1]
    )


def _state(value: Any) -> dict[str, Any]:
    names = list(getattr(value, "__dict__", ()))
    for base in type(value).__mro__:
        slots = vars(base).get("__slots__", ())
        names += [slots] if isinstance(slots, str) else list(slots)
    names += list(getattr(value, "__struct_fields__", ()))
    ignored = {"__dict__", "__weakref__", "settings", "_slug", "_name"}
    found = {name: getattr(value, name, _MISSING) for name in names if name not in ignored}
    return {name: item for name, item in found.items() if item is not _MISSING}
