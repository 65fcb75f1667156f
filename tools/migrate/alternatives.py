"""Fields of one meaning under several names: one is taken, and the report has the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from tools.migrate import dates
from tools.migrate.bodies.context import Finding

DATE: Final = ("date", "publishdate", "published_at", "pubdate", "created", "created_at")
MODIFIED: Final = (
    *("modified", "lastmod", "last_modified_at", "last_modified", "updated", "updated_at"),
)
SUMMARY: Final = ("summary", "excerpt", "description", "subtitle")
PICTURE: Final = (
    *("thumbnail", "image", "featured_image", "feature_image", "cover", "banner", "header_image"),
    *("og_image", "images", "featuredimage", "photo"),
)
VIEWS: Final = ("popularity", "views", "view_count", "pageviews")
AUTHORS: Final = ("authors", "author", "creator")
TAGS: Final = ("tags", "tag")
CATEGORIES: Final = ("category", "categories")
_WITHOUT_TAGS: Final = "keywords"


def readable(given: Mapping[str, Any], names: tuple[str, ...], zone: str = "") -> str:
    """The first of the dates *names* that can be read, else the first that is given, else ""."""
    typed = [str(given[name]) for name in names if given.get(name)]
    return next((each for each in typed if dates.parse(each, zone)), (*typed, "")[0])


def left_out(given: Mapping[str, Any]) -> Iterator[Finding]:
    """The fields whose meaning another one has, with another value."""
    yield from _dates_left_out(given, DATE)
    yield from _dates_left_out(given, MODIFIED)
    tags = next((name for name in TAGS if given.get(name)), "")
    yield from _others(given, (tags, _WITHOUT_TAGS) if tags else ())
    for names in (SUMMARY, PICTURE, VIEWS, AUTHORS):
        yield from _others(given, names)


def _dates_left_out(given: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[Finding]:
    taken = readable(given, names)
    day = _day(taken)
    first = next((name for name in names if given.get(name) and str(given[name]) == taken), "")
    for name in names:
        if given.get(name) and _day(str(given[name])) != day:
            yield _finding(given, name, first)


def _day(typed: str) -> str:
    moment = dates.parse(typed)
    return moment.date().isoformat() if moment else typed


def _others(given: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[Finding]:
    """What is not taken of *names*; a description has a field of its own here."""
    there = [name for name in names if given.get(name)]
    for name in there[1:]:
        if name != "description" and given[name] != given[there[0]]:
            yield _finding(given, name, there[0])


def _finding(given: Mapping[str, Any], name: str, taken: str) -> Finding:
    value = " ".join(str(given[name]).split())[:200]
    return Finding("left out", f"{name}: {value}", f"{taken} says it here, and was taken")
