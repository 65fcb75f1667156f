"""The ranking: pure, total, without clock, network or order of files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from .fields import Fields
from .options import Options

NO_FIELDS = Fields()


@dataclass(frozen=True, slots=True)
class Post:
    """What ranking needs to know of an article. Names hold names and slugs alike."""

    slug: str
    date: datetime
    title: str = ""
    lang: str = "en"
    fields: Fields = NO_FIELDS
    categories: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    hidden: bool = False

    @property
    def popularity(self) -> int:
        """Half-life weighted views, or the writer's number; 0 without either."""
        return self.fields.popularity or 0


def rank(posts: Iterable[Post], order: str = "popularity") -> list[Post]:
    """*posts* best first: by pin, by *order*, by popularity, newest, by slug, by language."""

    def key(post: Post) -> tuple[Any, ...]:
        return (
            *group(post, order),
            -post.popularity,
            -post.date.timestamp(),
            post.slug,
            post.lang,
        )

    return sorted(posts, key=key)


def group(post: Post, order: str) -> tuple[Any, ...]:
    """What counts before popularity; two posts with the same are ranked by popularity."""
    pin = post.fields.pinned
    return pin is None, pin or 0, _ORDERS[order](post)


def candidates(posts: Iterable[Post], options: Options) -> list[Post]:
    """Every post that *options* let into a list, ranked.

    A pin is a writer's word: `days` and `minimum` do not apply to a pinned post.
    """
    posts = list(posts)
    newest = max((post.date for post in posts), default=None)
    listed = (post for post in posts if _listed(post, options, newest))
    return rank(listed, options.order)


def window(ranked: Iterable[Post], options: Options, besides: str | None = None) -> list[Post]:
    """The part of *ranked* that a list shows, never the post with the slug *besides*."""
    others = (post for post in ranked if post.slug != besides)
    return list(islice(others, options.offset, options.offset + options.number))


def within(options: Options, number: int | None = None, **names: str) -> Options:
    """*options* narrowed to one `category`, `tag`, `author` or `language`, or to *number* entries.

    Raises KeyError for another kind of name.
    """
    narrowed: dict[str, Any] = {_PLURALS[kind]: (name,) for kind, name in names.items()}
    if number is not None:
        narrowed["number"] = number
    return replace(options, **narrowed)


def _average(post: Post) -> float:
    """Popularity a day, from the post's date to the data's last day, at least one day."""
    as_of = post.fields.popularity_as_of
    days = (as_of - post.date.date()).days if as_of else 0
    return -post.popularity / max(days, 1)


_PLURALS = {
    "category": "only_categories",
    "tag": "only_tags",
    "author": "only_authors",
    "language": "only_languages",
}
_ORDERS: dict[str, Callable[[Post], Any]] = {
    "popularity": lambda _: 0,
    "average": _average,
    "newest": lambda post: -post.date.timestamp(),
    "oldest": lambda post: post.date.timestamp(),
    "title": lambda post: post.title.casefold(),
}


def _listed(post: Post, options: Options, newest: datetime | None) -> bool:
    return (
        post.fields.popular
        and not post.hidden
        and _wanted(post, options)
        and not _unwanted(post, options)
        and (post.fields.pinned is not None or _strong(post, options, newest))
    )


def _wanted(post: Post, options: Options) -> bool:
    return all(
        not only or names & set(only)
        for names, only in (
            (post.categories, options.only_categories),
            (post.tags, options.only_tags),
            (post.authors, options.only_authors),
            ({post.lang}, options.only_languages),
        )
    )


def _unwanted(post: Post, options: Options) -> bool:
    return (
        post.slug in options.exclude_slugs
        or not post.categories.isdisjoint(options.exclude_categories)
        or not post.tags.isdisjoint(options.exclude_tags)
    )


def _strong(post: Post, options: Options, newest: datetime | None) -> bool:
    if post.popularity < options.minimum:
        return False
    if not options.days or newest is None:
        return True
    return post.date >= newest - timedelta(days=options.days)
