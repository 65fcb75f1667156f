"""Numbers in front matter that may move, as far as a plugin says, while each file stays as it is.

The setting `INCREMENTAL_SLACK` names such fields. Popularity is one: it decides the order of posts,
and most of them stand below the last one that any list shows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Set
from itertools import chain
from typing import Any, Final

from pelican.contents import Content

from incremental.live_objects import computes
from incremental.names import Names
from incremental.recorder import METADATA
from incremental.schema import CODE, OWN, source_of
from incremental.terms import DECIDING

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
        # By source: an article may be a page, too.
        told = set(map(source_of, _told(shapes, methods | {field})))
        for content in contents & moving.keys():
            path = source_of(names.name(content))
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
    return computes(kind, name) or callable(getattr(kind, name, None))
