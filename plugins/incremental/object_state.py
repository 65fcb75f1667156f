"""Where an object keeps its state: what its fields are, and whether they hold all of it."""

from __future__ import annotations

import dataclasses
import enum
import functools
from collections.abc import Mapping, Set
from typing import Any, Final

from pelican.contents import Content
from pelican.generators import Generator
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import URLWrapper

from .plain_values import CODE

COLLECTIONS: Final = (Mapping, list, tuple, Set)
_NO_STATE: Final = frozenset({"__dict__", "__weakref__", "settings", "_slug", "_name"})
_MISSING: Final = object()


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
    special = (*COLLECTIONS, *CODE, Content, Generator, URLWrapper, Page, Paginator, enum.Enum)
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
