"""Types of settings: as Pelican's defaults have them, and a few values that do harm."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from os import PathLike
from typing import Any

from settings_check.address import address_problem
from settings_check.time_zones import is_time_zone

_Problem = tuple[str, str]  # what is wanted, how to mend it
_FREE = {"LOCALE", "PLUGINS", "DEFAULT_DATE", "PELICAN_CLASS", "PAGINATION_PATTERNS"}
_MAY_BE_OFF = re.compile(r"FEED|_SAVE_AS$|_URL$|^TYPOGRIFY_DASHES$|^(?:FILENAME|PATH)_METADATA$")
_WORDS: dict[type, str] = {bool: "True or False", str: "text", dict: "a dict", list: "a list"}


def problems(
    settings: Mapping[str, Any], defaults: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    """Name, what is wanted and how to mend it, for each of *settings* that does not fit."""
    for name, value in sorted(settings.items()):
        problem = _RULES[name](value) if name in _RULES else None
        if problem is None and name in defaults and name not in _FREE | _RULES.keys():
            problem = _type(name, value, defaults[name])
        if problem is not None:
            yield name, *problem


def _type(name: str, value: Any, default: Any) -> _Problem | None:
    if value is None or default is None:
        return None if default is None or _MAY_BE_OFF.search(name) else ("want a value", "set one")
    if isinstance(default, str):
        fits = isinstance(value, (str, PathLike)) or (not value and bool(_MAY_BE_OFF.search(name)))
        return None if fits else ("want text", "put it in quotes")
    if isinstance(default, (list, tuple)):
        fits = isinstance(value, (list, tuple, set, frozenset))
        return None if fits else ("want a list", "put it in square brackets")
    for kind, word in _WORDS.items():
        if isinstance(default, kind):
            return None if isinstance(value, kind) else (f"want {word}", f"write {word}")
    return None


def _whole(least: int) -> Callable[[Any], _Problem | None]:
    def check(value: Any) -> _Problem | None:
        fits = isinstance(value, int) and not isinstance(value, bool) and value >= least
        return None if fits else (f"want a whole number from {least}", "write digits, no quotes")

    return check


def _optional(check: Callable[[Any], _Problem | None]) -> Callable[[Any], _Problem | None]:
    return lambda value: None if value is None or value is False else check(value)


def _address(value: Any) -> _Problem | None:
    if not isinstance(value, str):
        return "want an address as https://example.org, or nothing", "write it between quotes"
    return address_problem(value) if value else None


def _email(value: Any) -> _Problem | None:
    if isinstance(value, str) and re.fullmatch(r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+)?", value, re.A):
        return None
    return "want an address as team@example.org, or nothing", "write the address alone"


def _zone(value: Any) -> _Problem | None:
    known = isinstance(value, str) and is_time_zone(value)
    return None if known else ("want a time zone as Europe/Berlin or UTC", "look it up")


def _language(value: Any) -> _Problem | None:
    fits = isinstance(value, str) and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", value)
    return None if fits else ("want a language as en", "write its code")


def _boxes(value: Any) -> _Problem | None:
    fits = isinstance(value, list | tuple) and all(
        isinstance(each, str) and re.fullmatch(r"[a-z][a-z0-9-]*", each) for each in value
    )
    wanted = "want a list of kinds of boxes in small letters"
    return None if value is None or (fits and value) else (wanted, 'write ["note", "warning"]')


def _never(word: str, remedy: str) -> Callable[[Any], _Problem | None]:
    return lambda value: (f"want {word}", remedy) if value else None


_RULES: dict[str, Callable[[Any], _Problem | None]] = {
    "CACHE_CONTENT": _never("False", "Pelican's cache is pickle, which runs what it reads"),
    "COMMONMARK_COMPAT_BOXES": _boxes,
    "CONTACT_EMAIL": _email,
    "DEFAULT_LANG": _language,
    "DEFAULT_ORPHANS": _whole(0),
    "DEFAULT_PAGINATION": _optional(_whole(1)),
    "DELETE_OUTPUT_DIRECTORY": _never(
        "False", "it empties the live site before the new one is whole"
    ),
    "FEED_MAX_ITEMS": _optional(_whole(1)),
    "LOAD_CONTENT_CACHE": _never("False", "Pelican's cache is pickle, which runs what it reads"),
    "PORT": _whole(1),
    "SITEURL": _address,
    "SUMMARY_MAX_LENGTH": _optional(_whole(0)),
    "TIMEZONE": _zone,
}
