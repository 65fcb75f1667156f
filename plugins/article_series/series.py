"""The parts of each series, and what is wrong with their numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from report.diagnostic import Diagnostic, wrong_value

Name = tuple[str, str]
"""A series and its language."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text of a *series*, as its front matter says; *date* in seconds, *part* None if not given.

    *line* is that of `series`, *part_line* that of `part`. A draft holds its part free, but readers
    do not see it.
    """

    path: str
    series: str
    date: float
    title: str
    url: str
    lang: str = ""
    part: int | None = None
    line: int = 1
    part_line: int = 1
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What a list of parts shows of one; *url* follows `SITEURL/`."""

    number: int
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """That a text is part *number* of *total* of the series *name*, which has these *parts*."""

    name: str
    number: int
    total: int
    parts: tuple[Part, ...]


def by_series(entries: Iterable[Entry]) -> dict[Name, list[Entry]]:
    """The entries of each series in the order of their parts; without numbers, of their dates."""
    found: dict[Name, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda each: (each.date, each.path)):
        found[_name(entry)].append(entry)
    return {name: sorted(found[name], key=lambda each: each.part or 0) for name in sorted(found)}


def _name(entry: Entry) -> Name:
    return entry.series, entry.lang


def places(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Place]]:
    """The place of each published text of one series, whose *entries* are in order.

    There is none in a series of one: readers would look for a second part.
    """
    numbered = [(each.part or at, each) for at, each in enumerate(entries, 1)]
    public = [(number, each) for number, each in numbered if not each.is_draft]
    if len(public) < 2:
        return
    parts = tuple(Part(number, each.title, each.url) for number, each in public)
    for number, each in public:
        yield each, Place(each.series, number, parts[-1].number, parts)


def part_diagnostics(entries: Sequence[Entry]) -> Iterator[tuple[str, Diagnostic]]:
    """Path and diagnostic of each wrong number in one series, whose *entries* are in order."""
    given = [each for each in entries if each.part is not None]
    if given:
        yield from _missing(entries, given)
        yield from _repeated(given)
        yield from _gaps(given)


def _missing(entries: Sequence[Entry], given: Sequence[Entry]) -> Iterator[tuple[str, Diagnostic]]:
    wanted, remedy = f"want a part too, since {given[0].path} has one", f"add part: {_free(given)}"
    for each in entries:
        if each.part is None:
            yield each.path, wrong_value(each.line, "series", each.series, wanted, remedy)


def _repeated(given: Sequence[Entry]) -> Iterator[tuple[str, Diagnostic]]:
    for before, each in pairwise(given):
        if each.part == before.part:
            wanted = f"want another: {before.path} is that part of “{each.series}”"
            yield each.path, _wrong(each, wanted, f"write part: {_free(given)}")


def _gaps(given: Sequence[Entry]) -> Iterator[tuple[str, Diagnostic]]:
    numbers = [0, *(each.part or 0 for each in given)]
    for each, (before, number) in zip(given, pairwise(numbers), strict=True):
        if number > before + 1:
            wanted = f"want no gap: “{each.series}” has no part {before + 1}"
            yield each.path, _wrong(each, wanted, f"write part: {before + 1}, or add that part")


def _wrong(entry: Entry, wanted: str, remedy: str) -> Diagnostic:
    return wrong_value(entry.part_line, "part", f"{entry.part}", wanted, remedy)


def _free(entries: Sequence[Entry]) -> int:
    """The lowest number that no part has."""
    taken = {each.part for each in entries}
    return next(number for number in range(1, len(taken) + 2) if number not in taken)
