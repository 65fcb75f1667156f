"""In which files of the output a title stands, and how often: what `titles` has noted."""

from __future__ import annotations

import json
import sqlite3
from typing import Final, NamedTuple

from incremental.blake import digest
from incremental.schema import FEED, GET_PAGE, OWN, Form, Times, seal, source_of
from incremental.splicing import CannotSpliceError


class Place(NamedTuple):
    """A file that shows a title so many *times*, in any of the *forms*; a feed has its own."""

    times: Times
    forms: frozenset[Form] | None


class _Titles(NamedTuple):
    """How often a page shows the title of what it is about, and of something else; if it does."""

    own: list[Times]
    others: list[Times]
    forms: frozenset[Form]


NOWHERE: Final = Place(Times(0, 0), frozenset())
_NONE: Final = _Titles([], [], frozenset())


def places(db: sqlite3.Connection, root: str, source: str) -> dict[str, Place]:
    """By file in the output *root*: how it shows the title of *source*, a path below the content.

    Raises CannotSpliceError where that is not known.
    """
    shapes, found = _titles(db, source), {}
    for name, shape, own, *rest, sealed in db.execute(GET_PAGE, (root,)):
        place = (
            _in_feed(rest[-1], source) if shape == FEED else _on_page(shapes[shape], own, source)
        )
        if place and (not any(place.times) or seal(root, name, shape, own, *rest) != sealed):
            raise CannotSpliceError("a page may do more with a title than show it")
        if place:
            found[name] = place
    return found


def _in_feed(bodies: str, source: str) -> Place | None:
    return Place(Times(1, 0), None) if source in json.loads(bodies) else None


def _on_page(titles: _Titles, own: str, source: str) -> Place | None:
    found = titles.others + (titles.own if source_of(own) == source else [])
    known = found if all(map(any, found)) else [Times(0, 0)]
    return Place(Times(*map(sum, zip(*known, strict=True))), titles.forms) if found else None


def _titles(db: sqlite3.Connection, source: str) -> dict[bytes, _Titles]:
    """By shape: how its pages show the titles of what they are about, and of *source*."""
    found = db.execute("SELECT shape, reads FROM shapes")
    words = (json.dumps(source)[1:-1], f'"{OWN}"')
    return {
        shape: _in_shape(reads, source) if any(word in reads for word in words) else _NONE
        for shape, reads in found
        if digest(reads.encode()) == shape
    }


def _in_shape(reads: str, source: str) -> _Titles:
    *_, times, forms = json.loads(reads)
    own = [Times(*times[OWN])] if OWN in times else []
    others = [Times(*each) for name, each in times.items() if source_of(name) == source]
    return _Titles(own, others, frozenset(Form(*each) for each in forms))
