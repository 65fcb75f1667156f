"""Checks names of categories, tags and authors: equal addresses, and names that nearly agree."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Final

from report.diagnostic import Diagnostic, warning, wrong_value

SHORTEST = 5  # letters; between shorter names one letter is a difference (ECT, MDD, TMS)
SHOWN = 10  # pairs that a report lists


@dataclass(frozen=True, slots=True)
class Use:
    """*name* stands in *field* of the file *path*, which may be a draft.

    Its page has the address *url*, which *slug* tells from that of other names. *is_default* says
    that no file names it: texts without the field have it.
    """

    field: str
    name: str
    path: str
    line: int
    slug: str
    url: str = ""
    is_draft: bool = False
    is_default: bool = False


_PLACE: Final = attrgetter("field", "name", "path", "line")
Name = tuple[str, str]
Uses = Mapping[Name, list[Use]]


def name_diagnostics(
    uses: Iterable[Use], distinct: Collection[Collection[str]] = ()
) -> Iterator[tuple[str, Diagnostic]]:
    """Path and diagnostic for each use of a name without an address, or with that of another name.

    Of two names with one address the one that fewer texts use is refused, drafts not counted; of
    two used as often the one in fewer drafts, then the later in the alphabet. A default is never
    refused. Names that are nearly the same are one warning; pairs in *distinct* are different on
    purpose.
    """
    by_name: dict[Name, list[Use]] = defaultdict(list)
    for use in sorted(uses, key=_PLACE):
        by_name[use.field, use.name].append(use)
    yield from _without_address(by_name)
    yield from _with_one_address(by_name)
    yield from _near_names(by_name, {frozenset(pair) for pair in distinct})


def _without_address(by_name: Uses) -> Iterator[tuple[str, Diagnostic]]:
    wanted, remedy = "want a name of which an address can be made", "use letters or digits"
    for uses in by_name.values():
        for use in uses:
            if not use.slug and not use.is_default:
                yield use.path, wrong_value(use.line, use.field, use.name, wanted, remedy)


def _with_one_address(by_name: Uses) -> Iterator[tuple[str, Diagnostic]]:
    by_address: dict[Name, list[Name]] = defaultdict(list)
    for name, uses in by_name.items():
        if uses[0].slug:
            by_address[name[0], uses[0].slug].append(name)
    for names in by_address.values():
        known, *others = sorted(names, key=lambda name: _rank(by_name, name))
        for use in (use for other in others for use in _typed(by_name[other])):
            wanted = (
                f"want another name: {_address(use)} is the address of {_where(by_name, known)}"
            )
            remedy = f"write {known[1]}, or a name that differs in letters or digits"
            yield use.path, wrong_value(use.line, use.field, use.name, wanted, remedy)


def _address(use: Use) -> str:
    return f"/{use.url.lstrip('/')}"


def _typed(uses: Iterable[Use]) -> list[Use]:
    return [use for use in uses if not use.is_default]


def _rank(by_name: Uses, name: Name) -> tuple[bool, int, int, Name]:
    """A default first, then the most used name."""
    uses = by_name[name]
    typed = len(_typed(uses)) == len(uses)
    return typed, -sum(not use.is_draft for use in uses), -len(uses), name


def _where(by_name: Uses, name: Name) -> str:
    uses = by_name[name]
    files = uses[0].path if len(uses) == 1 else f"{len(uses)} files"
    if any(use.is_default for use in uses):
        files = f"texts without {name[0]}"
    return f"“{name[1]}” in {files}"


def _near_names(
    by_name: Uses, apart: Collection[frozenset[str]]
) -> Iterator[tuple[str, Diagnostic]]:
    """One warning for all pairs, at the first use of the rarer name of the first pair."""
    pairs = sorted(
        (first, second)
        for first, second in near_pairs(by_name)
        if by_name[first][0].slug != by_name[second][0].slug
        and frozenset((first[1], second[1])) not in apart
        and any(_typed(by_name[name]) for name in (first, second))
    )
    if not pairs:
        return
    rarer = max(pairs[0], key=lambda name: (bool(_typed(by_name[name])), _rank(by_name, name)))
    listed = [
        f"{first[0]} {_where(by_name, first)} and {_where(by_name, second)}"
        for first, second in pairs[:SHOWN]
    ]
    more = f", and {len(pairs) - SHOWN} pairs more" if len(pairs) > SHOWN else ""
    wanted = f"nearly the same: {', '.join(listed)}{more}; want one name for each thing"
    remedy = "write one of the two, or put the pair in FRONT_MATTER_DISTINCT"
    use = _typed(by_name[rarer])[0]
    yield use.path, warning(use.line, use.field, use.name, wanted, remedy)


def near_pairs(names: Iterable[Name]) -> set[tuple[Name, Name]]:
    """Pairs of *names* that differ by a plural or one letter, the earlier in the alphabet first.

    Near names meet in a bucket, so that the work grows with their number, not its square.
    """
    buckets: dict[Name, list[Name]] = defaultdict(list)
    for kind, name in names:
        for key in _keys(name):
            buckets[kind, key].append((kind, name))
    return {
        (first, second)
        for bucket in buckets.values()
        for first in bucket
        for second in bucket
        if first < second and _near(_plain(first[1]), _plain(second[1]))
    }


def _keys(name: str) -> set[str]:
    plain = _plain(name)
    shorter = {plain[:i] + plain[i + 1 :] for i in range(len(plain))}
    return {plain, _singular(plain)} | (shorter if len(plain) >= SHORTEST else set())


@cache
def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in letters if char.isalnum())


def _singular(plain: str) -> str:
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ss", "ss"), ("es", "e"), ("s", "")):
        if plain.endswith(ending) and len(plain) > len(ending) + 1:
            return plain[: -len(ending)] + instead
    return plain


def _near(first: str, second: str) -> bool:
    """Whether the plain forms are one but for a plural or a letter; a digit is no letter."""
    if _singular(first) == _singular(second):
        return True
    if min(len(first), len(second)) < SHORTEST or abs(len(first) - len(second)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    start = min(len(first), len(second)) if start is None else start
    a, b = first[start:], second[start:]
    digits = any(char.isdigit() for char in a[:1] + b[:1])
    return not digits and (a[1:] == b[1:] or a[1:] == b or a == b[1:] or _swapped(a, b))


def _swapped(a: str, b: str) -> bool:
    return len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
