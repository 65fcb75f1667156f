"""How far the popularity of posts may move while every list stays what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from popular_posts.fields import MOST
from popular_posts.options import Options
from popular_posts.ranking import Post, candidates, group

Slack = tuple[int, int]  # the least popularity and the most
Key = tuple[str, str]  # slug and language
# Orders that ask of popularity nothing but whose is greater.
_COMPARING: Final = frozenset({"popularity", "newest", "oldest"})


def slack(pool: Sequence[Post], options: Options) -> dict[Key, Slack]:
    """By slug and language: between which numbers the popularity of each of *pool* may move, that
    of all of them at once, before a list of the site, an article or the page is another.

    A post is left out if its number is shown, and all are where more is asked of the number.
    """
    if options.order not in _COMPARING or any("popularity" in each for each in options.exclude_if):
        return {}
    ranked, depth = candidates(pool, options), _depth(pool, options)
    shown, rest = ranked[:depth], ranked[depth:]
    found = {_key(post): (0, _most_unlisted(post, options)) for post in pool}
    found |= _of_rest(shown, rest, options)
    found |= _of_shown(ranked, len(shown), options)
    if options.show_views or options.show_reason or options.json_save_as:
        found = {key: each for key, each in found.items() if key not in set(map(_key, shown))}
    return found


def _depth(pool: Sequence[Post], options: Options) -> int:
    """How many of the first posts may stand in a list, also in one without the post of its page."""
    alike = max(Counter(post.slug for post in pool).values(), default=0)
    return max(options.offset + options.number + alike, options.page_number)


def _of_shown(ranked: Sequence[Post], count: int, options: Options) -> Iterator[tuple[Key, Slack]]:
    """Each keeps its place between those beside it."""
    borders = [_border(*pair, options) for pair in pairwise(ranked[: count + 1])]
    mosts = [MOST, *(most for _, most in borders)]
    leasts = [*(least for least, _ in borders), 0]
    for post, least, most in zip(ranked[:count], leasts, mosts, strict=False):
        floor = options.minimum if post.fields.pinned is None else 0
        yield _key(post), (max(least, floor), most)


def _of_rest(
    shown: Sequence[Post], rest: Sequence[Post], options: Options
) -> Iterator[tuple[Key, Slack]]:
    """Each stays below the last of *shown*; in which order they do, nobody sees."""
    for post in rest:
        most = _border(shown[-1], rest[0], options)[1]
        if group(post, options.order) != group(shown[-1], options.order):
            most = MOST
        elif post.popularity < most == shown[-1].popularity:  # with as much it might come first
            most -= 1
        yield _key(post), (0, most)


def _border(upper: Post, lower: Post, options: Options) -> Slack:
    """The least of *upper*, and the most of *lower*, which comes after it."""
    if group(upper, options.order) != group(lower, options.order):
        return 0, MOST
    if upper.popularity == lower.popularity:
        return upper.popularity, lower.popularity
    middle = (upper.popularity + lower.popularity) // 2
    return middle + 1, middle


def _most_unlisted(post: Post, options: Options) -> int:
    """The most of a post that is in no list, and may be there for the minimum alone."""
    is_weak = post.fields.pinned is None and post.popularity < options.minimum
    return options.minimum - 1 if is_weak else MOST


def _key(post: Post) -> Key:
    return post.slug, post.lang
