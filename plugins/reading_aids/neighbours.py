"""What stands before and after an article in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Neighbours(Generic[T]):
    """None at the ends."""

    older: T | None
    newer: T | None


def neighbours(newest_first: Sequence[T]) -> Iterator[tuple[T, Neighbours[T]]]:
    """Each of *newest_first* with its neighbours."""
    for place, each in enumerate(newest_first):
        newer = newest_first[place - 1] if place else None
        older = newest_first[place + 1] if place + 1 < len(newest_first) else None
        yield each, Neighbours(older, newer)
