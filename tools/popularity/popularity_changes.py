"""Computes which posts get which popularity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from front_matter.model import MOST_POPULAR
from tools.popularity.posts import Post


@dataclass(frozen=True, slots=True)
class Change:
    """*post* gets *popularity*, counted up to *as_of*."""

    post: Post
    popularity: int
    as_of: date

    @property
    def moves(self) -> bool:
        """Whether the number changes, not only the day up to which views are counted."""
        return (self.post.popularity or 0) != self.popularity

    @property
    def replaces_hand_set(self) -> bool:
        """Whether a number that no import wrote is replaced by another."""
        return self.moves and self.post.popularity is not None and self.post.as_of is None

    def values(self) -> dict[str, str]:
        """The new values of the two fields, as text."""
        return {"popularity": str(self.popularity), "popularity_as_of": self.as_of.isoformat()}


def popularity(score: float, small: int) -> int:
    """*score* as a whole number; one below *small* is 0, so that no single reader shows."""
    number = int(score + 0.5)
    return 0 if number < small else min(number, MOST_POPULAR)


def changes(
    posts: Iterable[Post], scores: Mapping[str, float], as_of: date, small: int
) -> list[Change]:
    """What must be written: for posts that may be ranked, where number or day differ.

    A post without views that says nothing of popularity keeps saying nothing.
    """
    wanted = (
        Change(post, popularity(scores.get(post.key, 0.0), small), as_of)
        for post in posts
        if post.ranked
    )
    return [change for change in wanted if _differs(change)]


def _differs(change: Change) -> bool:
    post = change.post
    if post.popularity is None and change.popularity == 0:
        return False
    return (post.popularity, post.as_of) != (change.popularity, change.as_of)
