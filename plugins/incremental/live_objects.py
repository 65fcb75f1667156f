"""Whether a page has asked for code of a plugin, or for an object that may run some."""

from __future__ import annotations

import dataclasses
import datetime
import inspect
from collections.abc import Iterator, Mapping, Set
from typing import Any, Final

from jinja2 import Undefined
from pelican.contents import Content
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import URLWrapper

from incremental.owner import CORE, is_stock, module_of, owner
from incremental.recorder import Recorder

_DATA: Final = (
    *(str, bytes, int, float, datetime.date, datetime.timedelta, type(None)),
    *(Content, URLWrapper, Page, Paginator, Undefined),
)
_COLLECTIONS: Final = (Mapping, Set, list, tuple)
# Methods that are called where none is written.
_IMPLICIT: Final = frozenset(
    {
        *("__str__", "__html__", "__format__", "__iter__", "__next__", "__len__", "__bool__"),
        *("__getattr__", "__getattribute__", "__getitem__", "__missing__", "__contains__"),
        *("__int__", "__float__", "__index__", "__mod__", "__add__", "__radd__"),
    }
)


class LiveObjects:
    """What the pages of one build ask for besides data and content, whose reads are recorded."""

    def __init__(self) -> None:
        # Records that hold nothing else, by number; kept, so that no other object gets the number.
        self._records: dict[int, Any] = {}

    def asked_for(self, recorder: Recorder, shared: Mapping[str, Any]) -> bool:
        """Whether a page has asked for code of a plugin, or for an object that may run some.

        *shared* are the names that every template sees besides its context.
        """
        named = [recorder.context.get(name, shared.get(name)) for name in recorder.names]
        own = [vars(c).get(each) for c, asked in recorder.attributes.items() for each in asked]
        return recorder.asks_code or not self._are_data([*named, *own])

    def _are_data(self, doubtful: list[Any]) -> bool:
        """Whether these and all that they hold are data, or code of Pelican, Jinja or Python."""
        seen: set[int] = set()
        while doubtful:
            value = doubtful.pop()
            if _is_data_kind(type(value)) or id(value) in self._records or id(value) in seen:
                continue
            seen.add(id(value))
            if callable(value) and owner(module_of(value)) in CORE:
                continue
            if not _is_inert(type(value)):
                return False
            parts = list(_parts(value))
            doubtful += parts
            if _is_frozen(type(value)) and all(_is_data_kind(type(part)) for part in parts):
                self._records[id(value)] = value
        return True


def _is_frozen(kind: type) -> bool:
    return dataclasses.is_dataclass(kind) and bool(kind.__dataclass_params__.frozen)  # type: ignore[attr-defined]


def _parts(value: Any) -> Iterator[Any]:
    """What *value*, of an inert kind, holds."""
    yield from getattr(value, "__dict__", {}).values()
    if dataclasses.is_dataclass(value):
        yield from (getattr(value, each.name, None) for each in dataclasses.fields(value))
    if isinstance(value, Mapping):
        yield from value.values()
    if isinstance(value, _COLLECTIONS):
        yield from value


def _is_data_kind(kind: type) -> bool:
    return issubclass(kind, Content) or (issubclass(kind, _DATA) and _is_inert(kind))


def _is_inert(kind: type) -> bool:
    """Whether objects of *kind* are what they hold, as long as nobody calls a method."""
    if kind not in _inert:
        known = dataclasses.is_dataclass(kind) or issubclass(kind, (*_DATA, *_COLLECTIONS))
        _inert[kind] = known and not any(computes(kind, name) for name in dir(kind))
    return _inert[kind]


_inert: Final[dict[type, bool]] = {}


def computes(kind: type, name: str) -> bool:
    """Whether code of a plugin runs when a template asks an object of *kind* for *name*, or when
    Jinja does something else with it."""
    found = inspect.getattr_static(kind, name, None)
    code = getattr(found, "fget", None) or found  # of a property
    is_asked = name in _IMPLICIT if inspect.isfunction(found) else hasattr(type(found), "__get__")
    return is_asked and not is_stock(code)
