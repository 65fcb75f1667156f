"""Every setting: its type, default and meaning, declared once; `README.md` shows the same table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Any

from .errors import PopularPostsError

PREFIX = "POPULAR_POSTS_"
ORDERS = ("popularity", "average", "newest", "oldest", "title")


@dataclass(frozen=True, slots=True)
class OptionType:
    """What a setting may be; *want* completes the sentence "must be …"."""

    want: str
    accepts: Callable[[Any], bool]


def _whole(least: int) -> OptionType:
    return OptionType(
        f"a whole number, {least} or more",
        lambda value: type(value) is int and value >= least,
    )


def _inside_output(value: object) -> bool:
    if not isinstance(value, str):
        return False
    path = PurePosixPath(value)
    return not path.is_absolute() and ".." not in path.parts and not value.endswith("/")


YES_NO = OptionType("True or False", lambda value: type(value) is bool)
TEXT = OptionType("text", lambda value: isinstance(value, str))
OUTPUT = OptionType('a file inside the output folder, or "" for none', _inside_output)
ORDER = OptionType("one of " + ", ".join(ORDERS), lambda value: value in ORDERS)
NAMES = OptionType(
    "a list of texts",
    lambda value: isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value),
)


def translatable(message: str) -> str:
    """*message*; the extraction of messages finds it by this name."""
    return message


def _option(default: Any, kind: OptionType, help_: str) -> Any:
    return field(default=default, metadata={"kind": kind, "help": help_})


@dataclass(frozen=True, slots=True)
class Options:
    """The settings of one site, checked. The name of each is its setting's without the prefix."""

    number: int = _option(10, _whole(0), "entries in a list; 0 for no list")
    offset: int = _option(0, _whole(0), "entries to leave out at the top of the ranking")
    order: str = _option(
        "popularity",
        ORDER,
        "`popularity`; `average` (popularity a day since the post's date); `newest`; `oldest`;"
        " `title`. Pinned posts come first in each",
    )
    days: int = _option(
        0, _whole(0), "only posts of the last so many days before the newest post; 0 for all"
    )
    minimum: int = _option(0, _whole(0), "least popularity")
    only_categories: tuple[str, ...] = _option((), NAMES, "only these, by name or slug")
    only_tags: tuple[str, ...] = _option((), NAMES, "only posts with one of these, by name or slug")
    only_authors: tuple[str, ...] = _option((), NAMES, "only these, by name or slug")
    only_languages: tuple[str, ...] = _option((), NAMES, "only these language codes")
    exclude_slugs: tuple[str, ...] = _option((), NAMES, "never these posts")
    exclude_categories: tuple[str, ...] = _option((), NAMES, "never these, by name or slug")
    exclude_tags: tuple[str, ...] = _option((), NAMES, "never posts with one of these")
    exclude_if: tuple[str, ...] = _option(
        (), NAMES, 'attributes of an article, such as `"review.overdue"`; one that is true hides it'
    )
    same_language: bool = _option(
        True, YES_NO, "a page lists posts in its own language, a list page in `DEFAULT_LANG`"
    )
    title_words: int = _option(0, _whole(0), "words of a title; 0 for all")
    excerpt_words: int = _option(19, _whole(0), "words of a summary; 0 for no excerpt")
    show_thumbnail: bool = _option(False, YES_NO, "give `entry.thumbnail`")
    show_date: bool = _option(False, YES_NO, "give `entry.date`")
    show_views: bool = _option(False, YES_NO, "give `entry.views`")
    show_category: bool = _option(False, YES_NO, "give `entry.category`")
    show_reading_time: bool = _option(False, YES_NO, "give `entry.reading_time`")
    show_reason: bool = _option(False, YES_NO, "give `entry.reason`")
    default_thumbnail: str = _option("", TEXT, "static path for posts without a thumbnail")
    half_life: int = _option(
        0, _whole(0), "half-life in days of the counted views, for the reason; 0 for plain counts"
    )
    words_per_minute: int = _option(
        238, _whole(1), "silent reading of non-fiction in English (Brysbaert 2019)"
    )
    heading: str = _option(
        translatable("Popular posts"), TEXT, "title of the page, the feed and the lists"
    )
    page_number: int = _option(50, _whole(1), "entries of the page, the JSON file and the feed")
    page_template: str = _option(
        "popular", TEXT, "template of the page; the theme's, or else the plugin's own"
    )
    page_save_as: str = _option("popular/index.html", OUTPUT, "the page of popular posts")
    page_url: str = _option("popular/", TEXT, "its address")
    json_save_as: str = _option("popular.json", OUTPUT, "the list for programs")
    feed_save_as: str = _option("feeds/popular.atom.xml", OUTPUT, "the list for feed readers")


OPTION_TYPES: dict[str, OptionType] = {
    PREFIX + each.name.upper(): each.metadata["kind"] for each in fields(Options)
}
PATHS: dict[str, str] = {
    PREFIX + each.name.upper(): getattr(Options(), each.name)
    for each in fields(Options)
    if each.metadata["kind"] is OUTPUT or each.name == "page_url"
}
"""The settings that are files or addresses, with their defaults."""
WORDS = {f"{PREFIX}HEADING": Options().heading}


def read_options(settings: Mapping[str, Any]) -> Options:
    """The options that *settings* give, the default for each that they leave out.

    Raises PopularPostsError with a line for each unknown name and each wrong value.
    """
    given = {name: value for name, value in settings.items() if name.startswith(PREFIX)}
    problems = [line for name, value in given.items() for line in _problem(name, value)]
    if problems:
        raise PopularPostsError(problems)
    return Options(**{_field(name): _frozen(value) for name, value in given.items()})


def _problem(name: str, value: object) -> list[str]:
    if name not in OPTION_TYPES:
        near = get_close_matches(name, OPTION_TYPES, n=1)
        return [f"settings: {name}: no such setting; {_advice(near)}"]
    kind = OPTION_TYPES[name]
    if kind.accepts(value):
        return []
    return [f"settings: {name}: {value!r} is wrong; it must be {kind.want}"]


def _advice(near: list[str]) -> str:
    return f"did you mean {near[0]}?" if near else "remove it"


def _field(name: str) -> str:
    return name.removeprefix(PREFIX).lower()


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
