"""Two values with the same fingerprint are the same to a template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from incremental.value_fingerprints import Fingerprints, OpaqueError


@dataclass(frozen=True, slots=True)
class Record:
    name: str
    parts: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Twin:
    name: str
    parts: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Open(Record):
    """Its objects may get attributes that are no fields."""


@dataclass(slots=True)
class Late:
    name: str = field(init=False)


class WithHanger(tuple[Any, ...]):
    hung: str


def fingerprint(value: Any) -> bytes:
    return Fingerprints(str).of(value)


def hanging(text: str) -> WithHanger:
    value = WithHanger((1, 2))
    value.hung = text
    return value


def late(name: Any) -> Late:
    value = Late()
    value.name = name
    return value


def opened(note: str) -> Open:
    value = Open("a")
    object.__setattr__(value, "note", note)
    return value


@pytest.mark.parametrize(
    "make",
    [
        lambda: Record("a", (Record("b"), 1, None)),
        lambda: [Record("a"), ("b", [])],
        lambda: opened("x"),
        Late,
    ],
)
def test_equal_values_have_one_fingerprint(make: Callable[[], Any]) -> None:
    assert fingerprint(make()) == fingerprint(make())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Record("a"), Record("b")),
        (Record("a"), Twin("a")),
        (Record("a", (1, 2)), Record("a", ((1, 2),))),
        (Record("a", ("1",)), Record("a", (1,))),
        ([1, 2], (1, 2)),
        (("ab", "c"), ("a", "bc")),
        (opened("x"), opened("y")),
        (hanging("x"), hanging("y")),
        (Late(), late(None)),
    ],
)
def test_different_values_have_two(one: Any, other: Any) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_a_record_with_a_part_that_cannot_be_seen_has_none() -> None:
    with pytest.raises(OpaqueError):
        fingerprint(Record("a", (iter([1]),)))
