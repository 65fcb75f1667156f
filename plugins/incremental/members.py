"""Lists of articles that answer `in` at once.

For each tag, category and author Pelican asks of every article whether it is in the list, which
takes the square of their number.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Final

from pelican.generators import ArticlesGenerator

_IDENTITY: Final[Any] = object.__eq__


class Members(list[Any]):
    """A list that knows its members by identity, as long as none of them compares otherwise."""

    _ids: frozenset[int] | None = None
    _all_plain = False

    def __contains__(self, item: object) -> bool:
        if self._ids is None:
            self._all_plain = all(type(each).__eq__ is _IDENTITY for each in self)
            self._ids = frozenset(map(id, self))
        if id(item) in self._ids:
            return True
        is_plain = self._all_plain and type(item).__eq__ is _IDENTITY
        return not is_plain and super().__contains__(item)


def _forgetting(change: Callable[..., Any]) -> Callable[..., Any]:
    """The method *change* of a list, for one whose members may be others afterwards."""

    @functools.wraps(change)
    def changing(self: Members, *args: Any) -> Any:
        self._ids = None
        return change(self, *args)

    return changing


for _change in (
    *(list.append, list.clear, list.extend, list.insert, list.pop, list.remove),
    *(list.__setitem__, list.__delitem__, list.__iadd__, list.__imul__),
):
    setattr(Members, _change.__name__, _forgetting(_change))


def know_members(generator: ArticlesGenerator) -> None:
    """Let the lists of *generator* answer at once, before its pages are written."""
    for tag, listed in generator.tags.items():
        generator.tags[tag] = _knowing(listed)
    generator.categories = [(each, _knowing(listed)) for each, listed in generator.categories]
    generator.authors = [(each, _knowing(listed)) for each, listed in generator.authors]


def _knowing(listed: Any) -> Any:
    return Members(listed) if type(listed) is list else listed
