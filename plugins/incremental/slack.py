"""Numbers in front matter that may move, as far as a plugin says, while each file stays as it is.

The setting `INCREMENTAL_SLACK` names such fields. Popularity is one: it decides the order of posts,
and most of them stand below the last one that any list shows.
"""

from __future__ import annotations

import dataclasses
import datetime
import inspect
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import chain
from typing import Any, Final

from jinja2 import Undefined
from pelican.contents import Content
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import URLWrapper

from incremental.names import Names, source
from incremental.owner import CORE, is_stock, module_of, owner
from incremental.schema import OWN
from incremental.terms import DECIDING
from incremental.tracing import METADATA, Recorder

CODE: Final = "()"  # among the names that a page asks for: code of a plugin, or its live objects
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
# Fields by which Pelican itself decides something.
_PELICANS: Final = frozenset(
    {
        *("author", "authors", "category", "date", "lang", "modified", "save_as", "slug"),
        *("status", "summary", "tags", "template", "title", "translation", "url"),
    }
)


class WrongSlackError(Exception):
    """The setting, or what it names, is not what it must be; the text says how."""


def slack(
    settings: Mapping[str, Any],
    context: Mapping[str, Any],
    shapes: Mapping[str, Set[str]],
    names: Names,
) -> dict[str, str]:
    """By source, as JSON: the least and the most of each field that may move between them.

    *shapes* are what pages read, with the names of what they are about. Nothing may move of what a
    template asks for a field, nor anything at all if one asks code that may know of every field.
    Raises WrongSlackError.
    """
    fields = {
        field: _moving(context, name)
        for field, name in _declared(settings).items()
        if name in context and not _decides(settings, field)
    }
    if not fields or any(CODE in json.loads(shape)[1] for shape in shapes if f'"{CODE}"' in shape):
        return {}
    contents = set(names.all())
    methods = _methods(contents)
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for field, moving in fields.items():
        told = set(map(source, _told(shapes, methods | {field})))  # an article may be a page, too
        for content in contents & moving.keys():
            path = source(names.name(content))
            if path not in told:
                found.setdefault(path, {})[field] = moving[content]
    return {source: json.dumps(spans) for source, spans in found.items()}


def _declared(settings: Mapping[str, Any]) -> Mapping[str, str]:
    """By field, the name of the function that knows of it."""
    given = settings.get("INCREMENTAL_SLACK", {})
    if not isinstance(given, Mapping) or not all(isinstance(e, str) for e in chain(*given.items())):
        raise WrongSlackError("it must give each field the name of a function in the context")
    return given


def _moving(context: Mapping[str, Any], name: str) -> Mapping[Any, tuple[int, int]]:
    """What the function *name* says."""
    found = context[name]() if callable(context[name]) else None
    if not isinstance(found, Mapping) or not all(map(_is_span, found.values())):
        raise WrongSlackError(f"{name} must be a function that gives two whole numbers an article")
    return found


def _is_span(value: object) -> bool:
    return isinstance(value, tuple) and [type(each) for each in value] == [int, int]


def _decides(settings: Mapping[str, Any], field: str) -> bool:
    """Whether Pelican decides anything by *field*."""
    return (
        field in _PELICANS
        or any(field in str(settings[name]) for name in DECIDING)
        or any(f"{{{field}" in str(value) for value in settings.values())  # a path may be a Path
    )


def _told(shapes: Mapping[str, Set[str]], attributes: Set[str]) -> Iterator[str]:
    """The names of all content that is asked for any of *attributes*."""
    quoted = re.compile("|".join(re.escape(json.dumps(each)) for each in sorted(attributes)))
    for shape, owns in shapes.items():
        if quoted.search(shape):
            for name, *asked in json.loads(shape)[2]:
                if not attributes.isdisjoint(asked):
                    yield from owns if name == OWN else [name]


def _methods(contents: Set[Content]) -> set[str]:
    """The attributes of *contents* that may answer with any field."""
    kinds = {type(content) for content in contents}
    of_class = {name for kind in kinds for name in dir(kind) if _answers(kind, name)}
    own = {name for each in contents for name, value in vars(each).items() if callable(value)}
    return of_class | own | METADATA


def _answers(kind: type, name: str) -> bool:
    """Whether the attribute *name* of *kind* is code of a plugin, or a method."""
    return _computes(kind, name) or callable(getattr(kind, name, None))


def asks_code(recorder: Recorder, shared: Mapping[str, Any]) -> bool:
    """Whether a page has asked for more than data and content, of which the reads are recorded.

    *shared* are the names that every template sees besides its context.
    """
    named = [recorder.context.get(name, shared.get(name)) for name in recorder.names]
    own = [vars(c).get(each) for c, asked in recorder.attributes.items() for each in asked]
    return recorder.asks_code or not _are_data([*named, *own])


def _are_data(values: Iterable[Any]) -> bool:
    """Whether *values* and all that they hold are data, or code of Pelican, Jinja or Python."""
    doubtful, seen = list(values), set()
    while doubtful:
        value = doubtful.pop()
        if _is_data_kind(type(value)) or id(value) in seen:
            continue
        seen.add(id(value))
        if callable(value) and owner(module_of(value)) in CORE:
            continue
        if not _is_inert(type(value)):
            return False
        doubtful += _parts(value)
    return True


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
        _inert[kind] = known and not any(_computes(kind, name) for name in dir(kind))
    return _inert[kind]


_inert: Final[dict[type, bool]] = {}


def _computes(kind: type, name: str) -> bool:
    """Whether code of a plugin runs when a template asks an object of *kind* for *name*, or when
    Jinja does something else with it."""
    found = inspect.getattr_static(kind, name, None)
    code = getattr(found, "fget", None) or found  # of a property
    is_asked = name in _IMPLICIT if inspect.isfunction(found) else hasattr(type(found), "__get__")
    return is_asked and not is_stock(code)
