"""Names that are nearly another: a typo must not found a page of its own."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from report.refusal import Refusal

SHORTEST = 5  # letters; between shorter names one letter is a difference (ECT, MDD, TMS)


@dataclass(frozen=True, order=True, slots=True)
class Use:
    """*name* stands in the field *kind* of the file *path*, which may be a draft."""

    kind: str
    name: str
    path: str
    line: int
    is_draft: bool = False


def near_misses(
    uses: Iterable[Use], distinct: Collection[Collection[str]] = ()
) -> Iterator[tuple[str, Refusal]]:
    """Path and refusal for each use of a name that is nearly another name of its kind.

    Nearly: but for letter case, spaces and hyphens, a plural, one letter or two that changed
    places. The one that fewer texts use is refused, drafts not counted; of two used as often the
    one in fewer drafts, then the later in the alphabet.
    Pairs in *distinct* are different on purpose.
    """
    by_name: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for use in sorted(uses):
        by_name[use.kind, use.name].append(use)
    apart = {frozenset(pair) for pair in distinct}
    for name, other in sorted(_pairs(by_name)):
        if frozenset((name[1], other[1])) not in apart:
            yield from _refused(by_name, name, other)


Name = tuple[str, str]


def _pairs(names: Iterable[Name]) -> set[tuple[Name, Name]]:
    """Near names meet in a bucket, so that the work grows with their number, not its square."""
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


def _refused(
    by_name: dict[Name, list[Use]], first: Name, second: Name
) -> Iterator[tuple[str, Refusal]]:
    published = {name: sum(not use.is_draft for use in by_name[name]) for name in (first, second)}
    known, other = sorted(
        (first, second), key=lambda name: (-published[name], -len(by_name[name]), name)
    )
    times = len(by_name[known])
    for use in by_name[other]:
        wanted = f"want a name that differs more from “{known[1]}”, which {times} files use"
        if times == 1:
            wanted = f"want a name that differs more from “{known[1]}” in {by_name[known][0].path}"
        yield use.path, Refusal(use.line, use.kind, use.name, wanted, f"did you mean {known[1]}?")
