"""What a writer says about popularity, turned from text into types once, here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

MOST = 1_000_000_000
YES = frozenset({"true", "yes", "on"})
NO = frozenset({"false", "no", "off"})
# ASCII digits only: int() also takes "٣" and "1_000"
_NUMBER = re.compile(r"[0-9]{1,10}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one post; each default stands for a field that the writer left out."""

    popularity: int | None = None
    popularity_as_of: date | None = None
    pinned: int | None = None
    popular: bool = True
    thumbnail: str = ""


@dataclass(frozen=True, slots=True)
class WrongField:
    """A field whose value has no meaning; *want* completes the sentence "write …"."""

    field: str
    value: object
    want: str

    def __str__(self) -> str:
        return f"{self.field}: {self.value!r} is wrong; write {self.want}"


def read_fields(metadata: Mapping[str, Any]) -> tuple[Fields, list[WrongField]]:
    """The fields in *metadata*, and those that are wrong, which keep their defaults."""
    good: dict[str, Any] = {}
    wrong = []
    for name, (want, parse) in _PARSERS.items():
        if metadata.get(name) is None:
            continue
        try:
            good[name] = parse(metadata[name])
        except ValueError:
            wrong.append(WrongField(name, metadata[name], want))
    return Fields(**good), wrong


def _whole(least: int) -> Callable[[Any], int]:
    def parse(value: Any) -> int:
        if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
            value = int(value.strip())
        if type(value) is not int or not least <= value <= MOST:
            raise ValueError
        return value

    return parse


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value.strip()):
        return date.fromisoformat(value.strip())
    raise ValueError


def _yes_or_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in YES | NO:
        return value.strip().lower() in YES
    raise ValueError


def _static_path(value: Any) -> str:
    if not isinstance(value, str) or "://" in value or value.startswith("//"):
        raise ValueError
    path = value.strip().removeprefix("{static}").removeprefix("/")
    if ".." in path.split("/"):
        raise ValueError
    return path


_PARSERS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "popularity": (f"a whole number from 0 to {MOST}", _whole(0)),
    "popularity_as_of": ("a day such as 2026-11-01", _day),
    "pinned": ("a whole number; 1 is the first", _whole(1)),
    "popular": ("yes or no", _yes_or_no),
    "thumbnail": ("the path of a picture inside the content folder", _static_path),
}
