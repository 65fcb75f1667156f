"""Groups the diagnostics of a long report by problem."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from report.diagnostic import Diagnostic, printable

MANY = 20
"""A report of no more diagnostics is shown as it is."""

SHOWN = 3
"""Lines of a problem that is in many places."""

HUGE, FIRST = 200, 5
"""Of a report of more than so many diagnostics only so many problems are shown, the largest."""

# What tells one place from another in the same words: quotations, addresses and numbers.
_NAMES = re.compile(r"“[^”]*”|\"[^\"]*\"|'[^']*'|\S*/\S*|\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Group:
    """The first lines of one problem; *left_out* are not among them."""

    shown: list[Diagnostic]
    left_out: int

    @property
    def size(self) -> int:
        return len(self.shown) + self.left_out

    @property
    def is_cut(self) -> bool:
        """Whether some lines are not shown."""
        return self.left_out > 0


def by_kind(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """One indented line for each field or rule, the most frequent first."""
    counts = Counter(each.field for each in diagnostics)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    width = len(f"{ordered[0][1]:,}") if ordered else 0
    return [f"  {number:{width},} {field}" for field, number in ordered]


def groups(diagnostics: Iterable[Diagnostic]) -> list[Group]:
    """Groups of the same problem, in the order of their first diagnostics.

    Problems are the same if they differ in nothing but the value, names and numbers.
    """
    same: dict[tuple[str, str, str], list[Diagnostic]] = defaultdict(list)
    for each in diagnostics:
        same[each.level, each.field, _words(each)].append(each)
    return [_group(found) for found in same.values()]


def largest(found: Iterable[Group]) -> list[Group]:
    """The *found* groups to mend first: mistakes before warnings, then those in most places."""
    ordered = sorted(found, key=lambda group: (group.shown[0].level != "error", -group.size))
    return ordered[:FIRST]


def _group(found: list[Diagnostic]) -> Group:
    shown = found if len(found) <= SHOWN + 1 else found[:SHOWN]
    return Group(shown, len(found) - len(shown))


def _words(diagnostic: Diagnostic) -> str:
    value = printable(diagnostic.value)
    problem = diagnostic.problem.replace(value, "…") if value else diagnostic.problem
    return _NAMES.sub("…", problem)
