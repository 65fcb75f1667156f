"""A digest of every value that a template can read, or an OpaqueError.

Content is named, not digested: what a template reads of it is recorded attribute by attribute.
Everything else is digested whole, so that what its methods answer needs no record.
"""

from __future__ import annotations

import gettext
import types
from array import array
from collections.abc import Callable, Iterable, Mapping, Set
from operator import is_
from typing import Any, Final

from pelican.contents import Content
from pelican.generators import Generator
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import Author, Category, Tag, URLWrapper

from .digests import digest
from .value_kinds import (
    COLLECTIONS,
    SCALARS,
    fields_of_record,
    is_plain_class,
    plain_value,
    state_of,
)

_DEEPEST: Final = 40
_LAZY: Final = frozenset({"settings", "_context", "_num_pages", "_count", "_slug", "_name"})
# Pelican's own names, and all that they are made of as long as no plugin has added to one.
_WRAPPERS: Final = frozenset({Author, Category, Tag})
_WRAPPER_STATE: Final = frozenset({"settings", "_name", "_slug", "_slug_from_name", "name", "slug"})
_PAGE_PARTS: Final = (
    *("full_name", "name", "extension", "base_name", "base_url", "number", "paginator"),
)
_PAGE_STATE: Final = frozenset({*_PAGE_PARTS, "object_list", "settings"})


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
        scalar = SCALARS.get(kind)
        if scalar is not None:
            return scalar(value)
        if kind in _WRAPPERS and vars(value).keys() <= _WRAPPER_STATE:
            return self._wrapper(value)
        known = self._known.get(id(value))
        if known is not None:
            return known[1]
        return self._nested(value)

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

    def _nested(self, value: Any) -> bytes:
        if self._depth > _DEEPEST:
            raise OpaqueError(f"{type(value).__qualname__} (nested too deeply, or in a circle)")
        self._depth += 1
        try:
            result = digest(self._description(value))
        finally:
            self._depth -= 1
        if type(value) is not Page:  # each is made anew for each use
            self._known[id(value)] = (value, result)
        return result

    def _description(self, value: Any) -> bytes:
        """Of *value*, with the attributes that a plugin has added to a collection."""
        kind: Any = type(value)
        if kind is tuple or kind is list:  # most values are these, or records of such
            return _kind(value) + joined(map(self.of, value))
        if (names := fields_of_record(kind)) is not None:
            return _kind(value) + joined([self.of(getattr(value, name, ...)) for name in names])
        if kind is Page:
            return self._page(value)
        added = getattr(value, "__dict__", None) if isinstance(value, COLLECTIONS) else None
        own = added or {}
        return self._by_kind(value) + joined(self.of(part) for pair in own.items() for part in pair)

    def _by_kind(self, value: Any) -> bytes:  # noqa: PLR0911 - a table of kinds
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
        plain = plain_value(value)
        if plain is None:
            return self._object(value)
        return _kind(value) + plain + self._translations(value)

    def _translations(self, code: Any) -> bytes:
        """What *code* translates with: Jinja's functions for that have it in their closures."""
        if isinstance(getattr(code, "__self__", None), gettext.NullTranslations):
            return self.of(vars(code.__self__))
        if isinstance(code, types.FunctionType) and code.__module__ == "jinja2.ext":
            return joined(self.of(each.cell_contents) for each in code.__closure__ or ())
        return b""

    def _page(self, page: Page) -> bytes:
        """As `_object`, but faster: there is one for each page of each list."""
        own = vars(page)
        if own.keys() != _PAGE_STATE or type(own["object_list"]) is not list:
            return self._object(page)
        parts = [self.of(own[name]) for name in _PAGE_PARTS]
        return _kind(page) + joined((*parts, self._slice(own["object_list"])))

    def _slice(self, items: list[Any]) -> bytes:
        """Of what is on a page, which its neighbours read as the previous and the next, too."""
        known = self._slices.get(id(items[0])) if items else None
        if known is not None and len(known[0]) == len(items) and all(map(is_, known[0], items)):
            return known[1]
        result = joined(map(self.of, items))
        if items:
            self._slices[id(items[0])] = (items, result)
        return result

    def _object(self, value: Any) -> bytes:
        """All state of *value*. A subclass of a type written in C may hide some."""
        kind: Any = type(value)
        if isinstance(value, Generator) or not is_plain_class(kind):
            raise OpaqueError(f"{kind.__module__}.{kind.__qualname__}")
        state = state_of(value)
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
