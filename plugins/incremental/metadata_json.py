"""Metadata as JSON and back, for the types that readers give; never pickle."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any, Final

from dateutil import tz
from markupsafe import Markup
from pelican.readers import _DISCARD
from pelican.urlwrappers import Author, Category, Tag, URLWrapper
from pelican.utils import SafeDatetime

Settings = dict[str, Any]
_PLAIN: Final = (str, int, float, bool, type(None))
_WRAPPERS: Final[dict[str, type[URLWrapper]]] = {"Author": Author, "Category": Category, "Tag": Tag}
_ZONES: Final = (tz.tzoffset, tz.tzutc, tz.tzlocal)  # of dates as Pelican reads them


def _safe_datetime(text: str) -> SafeDatetime:
    moment, _, zone = text.partition(" ")
    if not zone:
        return SafeDatetime.fromisoformat(moment)
    kind, name, offset = zone.split(" ")
    zones: dict[str, Callable[[], datetime.tzinfo]] = {
        "tzoffset": lambda: tz.tzoffset(None if name == "None" else name, float(offset)),
        "tzutc": tz.tzutc,
        "tzlocal": tz.tzlocal,
    }
    return SafeDatetime.fromisoformat(moment).replace(tzinfo=zones[kind]())


_MOMENTS: Final[dict[str, Callable[[str], Any]]] = {
    "SafeDatetime": _safe_datetime,
    "datetime": datetime.datetime.fromisoformat,
    "date": datetime.date.fromisoformat,
}


class ForeignTypeError(Exception):
    """A value that cannot be kept as data; the text names its type."""


def encode(metadata: dict[str, Any]) -> str:
    """JSON of *metadata*, in its own order. Raises ForeignTypeError."""
    return json.dumps(_encoded(metadata), ensure_ascii=False, separators=(",", ":"))


class WrapperFactory:
    """Makes Pelican's categories, tags and authors, which get *settings* as Pelican gives them.

    The slug of a name is worked out once, not once for each article.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._slugs: dict[tuple[str, str], str] = {}

    def make(self, kind: str, name: str) -> URLWrapper:
        made = _WRAPPERS[kind](name, self._settings)
        known = self._slugs.get((kind, name))
        if known is None:
            self._slugs[kind, name] = made.slug
        else:
            made._slug = known
        return made


def decode(text: str, names: WrapperFactory) -> dict[str, Any]:
    """The metadata that `encode` made *text* from."""
    found = _decoded(json.loads(text), names)
    if not isinstance(found, dict):
        raise ValueError("not a record")
    return found


def _encoded(value: Any) -> Any:  # noqa: PLR0911 - a table of kinds
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is list:
        return [_encoded(each) for each in value]
    if kind is dict:
        return {"dict": [[_encoded(key), _encoded(item)] for key, item in value.items()]}
    if kind is tuple:
        return {"tuple": [_encoded(each) for each in value]}
    if kind is Markup:
        return {"Markup": str(value)}
    if value is _DISCARD:  # an empty list of tags, which Pelican drops a moment later
        return {"discarded": None}
    return {kind.__name__: _text_of(value)}


def _text_of(value: Any) -> str:
    kind = type(value)
    if kind.__name__ in _WRAPPERS and kind is _WRAPPERS[kind.__name__]:
        if vars(value) == vars(kind(value.name, value.settings)):
            return str(value.name)
    elif kind in {SafeDatetime, datetime.datetime, datetime.date}:
        zone = getattr(value, "tzinfo", None)
        if zone is None or type(zone) is datetime.timezone:
            return str(value.isoformat())
        if type(zone) in _ZONES:
            offset = value.utcoffset().total_seconds() if type(zone) is tz.tzoffset else 0
            naive = value.replace(tzinfo=None).isoformat()
            return f"{naive} {type(zone).__name__} {zone.tzname(None)} {offset}"
    raise ForeignTypeError(f"{kind.__module__}.{kind.__qualname__}")


def _decoded(value: Any, names: WrapperFactory) -> Any:  # noqa: PLR0911 - a table of kinds
    if isinstance(value, list):
        return [_decoded(each, names) for each in value]
    if not isinstance(value, dict):
        return value
    ((kind, inner),) = value.items()
    if kind == "dict":
        return {_decoded(key, names): _decoded(item, names) for key, item in inner}
    if kind == "tuple":
        return tuple(_decoded(each, names) for each in inner)
    if kind == "discarded":
        return _DISCARD
    if kind == "Markup":
        return Markup(inner)  # noqa: S704 - the reader marked it, not we
    return names.make(kind, inner) if kind in _WRAPPERS else _MOMENTS[kind](inner)
