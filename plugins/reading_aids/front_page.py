"""What the home page shows: one article first, then the newest of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FrontPage(Generic[T]):
    """*latest* never repeats *feature*."""

    feature: T | None
    latest: Sequence[T]


def front_page(newest_first: Sequence[T], feature: T | None, number: int) -> FrontPage[T]:
    """At most *number* articles below *feature*."""
    others = [each for each in newest_first if each is not feature]
    return FrontPage(feature, others[:number])
