"""A digest for every value that a template can read, or the word that there is none.

Content is named, not digested: what a template reads of it is recorded attribute by attribute.
Everything else is digested whole, so that what its methods answer needs no record.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import functools
import gettext
import pathlib
import re
import types
from array import array
from collections.abc import Callable, Iterable, Mapping, Set
from decimal import Decimal
from operator import is_
from typing import Any, Final
from zoneinfo import ZoneInfo

import jinja2
from markupsafe import Markup
from pelican.contents import Content
from pelican.generators import Generator
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import Author, Category, Tag, URLWrapper

from .digests import SIZE, digest

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
_PAGE_PARTS: Final = (
    *("full_name", "name", "extension", "base_name", "base_url", "number", "paginator"),
)
_PAGE_STATE: Final = frozenset({*_PAGE_PARTS, "object_list", "settings"})
_NO_STATE: Final = frozenset({"__dict__", "__weakref__", "settings", "_slug", "_name"})
_MISSING: Final = object()


class OpaqueError(Exception):
    """No digest: the value is of a kind whose state cannot be seen. The text names the kind."""


class Fingerprints:
    """Fingerprints of values; those of large values are remembered until `forget`.

    *name* gives the one name of a piece of content. Raises OpaqueError where it has none.
    """

    def __init__(self, name: Callable[[Content], str]) -> None:
        self._name = name
        self._known: dict[int, tuple[Any, bytes]] = {}
        self._wrappers: dict[tuple[type, str, str, bool], bytes] = {}
        self._slices: dict[int, tuple[list[Any], bytes]] = {}  # by their first item
        self._depth = 0

    def forget(self) -> None:
        """Values may have changed since: a plugin has run."""
        self._known.clear()
        self._slices.clear()

    def of(self, value: Any) -> bytes:
        """16 bytes, or less for what is short. Raises OpaqueError."""
        kind = type(value)
        scalar = _SCALARS.get(kind)
        if scalar is not None:
            return scalar(value)
        if kind in _WRAPPERS and vars(value).keys() <= _WRAPPER_STATE:
            return self._wrapper(value)
        known = self._known.get(id(value))
        if known is not None:
            return known[1]
        return self._deep(value)

    def _wrapper(self, value: URLWrapper) -> bytes:
        """Of one of the thousands that say the same: each article has tags of its own."""
        parts = (value.name, value.slug, value._slug_from_name)
        if tuple(map(type, parts)) != (str, str, bool):
            return digest(_kind(value) + joined(map(self.of, parts)))
        key = (type(value), *parts)
        known = self._wrappers.get(key)
        if known is None:
            known = self._wrappers[key] = digest(_kind(value) + joined(map(self.of, parts)))
        return known

    def _deep(self, value: Any) -> bytes:
        if self._depth > _DEEPEST:
            raise OpaqueError(f"{type(value).__qualname__} (nested too deeply, or in a circle)")
        self._depth += 1
        try:
            result = digest(self._description(value))
        finally:
            self._depth -= 1
        if type(value) is not Page:  # each is made for one look at it
            self._known[id(value)] = (value, result)
        return result

    def _description(self, value: Any) -> bytes:
        """Of *value*, with what a plugin has hung on a collection of its own kind."""
        kind: Any = type(value)
        if kind is tuple or kind is list:  # most values are these, or records of such
            return _kind(value) + joined(map(self.of, value))
        if (names := _fields_of_record(kind)) is not None:
            return _kind(value) + joined([self.of(getattr(value, name, ...)) for name in names])
        if kind is Page:
            return self._page(value)
        hung = getattr(value, "__dict__", None) if isinstance(value, _COLLECTIONS) else None
        own = hung or {}
        return self._plainly(value) + joined(self.of(part) for pair in own.items() for part in pair)

    def _plainly(self, value: Any) -> bytes:  # noqa: PLR0911 - a table of kinds
        if isinstance(value, Content):
            return b"content\0" + self._name(value).encode()
        if type(own := getattr(value, "digest", None)) is bytes and own:
            return _kind(value) + own  # of all that it holds, as a Document has it
        if isinstance(value, Mapping):
            return _kind(value) + joined(self.of(part) for pair in value.items() for part in pair)
        if isinstance(value, list | tuple):
            return _kind(value) + joined(map(self.of, value))
        if isinstance(value, Set):
            return _kind(value) + joined(sorted(map(self.of, value)))
        plain = _plain(value)
        if plain is None:
            return self._whole(value)
        return _kind(value) + plain + self._translations(value)

    def _translations(self, code: Any) -> bytes:
        """What *code* translates with: Jinja's functions for that have it in their closures."""
        if isinstance(getattr(code, "__self__", None), gettext.NullTranslations):
            return self.of(vars(code.__self__))
        if isinstance(code, types.FunctionType) and code.__module__ == "jinja2.ext":
            return joined(self.of(each.cell_contents) for each in code.__closure__ or ())
        return b""

    def _page(self, page: Page) -> bytes:
        """The same as of any whole; there is one for each look at a list, so it takes no detour."""
        own = vars(page)
        if own.keys() != _PAGE_STATE or type(own["object_list"]) is not list:
            return self._whole(page)
        parts = [self.of(own[name]) for name in _PAGE_PARTS]
        return _kind(page) + joined((*parts, self._slice(own["object_list"])))

    def _slice(self, items: list[Any]) -> bytes:
        """Of what is on a page, which is looked at as the one before and the one after, too."""
        known = self._slices.get(id(items[0])) if items else None
        if known is not None and len(known[0]) == len(items) and all(map(is_, known[0], items)):
            return known[1]
        result = joined(map(self.of, items))
        if items:
            self._slices[id(items[0])] = (items, result)
        return result

    def _whole(self, value: Any) -> bytes:
        """All state of *value*. A subclass of what C has made may hide some, so it has none."""
        kind: Any = type(value)
        if isinstance(value, Generator) or not _is_plain_class(kind):
            raise OpaqueError(f"{kind.__module__}.{kind.__qualname__}")
        state = _state(value)
        if isinstance(value, URLWrapper):
            state |= {"name": value.name, "slug": value.slug}
        elif isinstance(value, Page | Paginator):
            state = {name: item for name, item in state.items() if name not in _LAZY}
        names = sorted(state)
        return _kind(value) + repr(names).encode() + joined(self.of(state[name]) for name in names)


def joined(digests: Iterable[bytes]) -> bytes:
    """All of *digests* one after the other, and how long each of them is."""
    parts = list(digests)
    return b"%d %b%b" % (len(parts), array("I", map(len, parts)).tobytes(), b"".join(parts))


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


@functools.cache
def _is_plain_class(kind: type) -> bool:
    """Whether each base is written in Python, so that fields hold all of its state."""
    plain = all(base is object or base.__flags__ & 1 << 9 for base in kind.__mro__)
    return plain and any(
        "__dict__" in vars(b) or "__slots__" in vars(b) or hasattr(b, "__struct_fields__")
        for b in kind.__mro__[:-1]
    )


@functools.cache
def _fields_of_record(kind: Any) -> tuple[str, ...] | None:
    """The fields of a dataclass with slots, whose objects hold nothing else; None for another."""
    special = (*_COLLECTIONS, *_CODE, Content, Generator, URLWrapper, Page, Paginator, enum.Enum)
    is_record = not kind.__dictoffset__ and dataclasses.is_dataclass(kind)
    if not is_record or issubclass(kind, special) or hasattr(kind, "digest"):
        return None
    names = tuple(name for name in _fields(kind) if name not in _NO_STATE)
    return names if _is_plain_class(kind) else None


def _state(value: Any) -> dict[str, Any]:
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
