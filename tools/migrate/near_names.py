"""Names that differ by a plural or one letter: which of them are one, the writer says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from front_matter.taxonomy import near_pairs
from tools.cli import asking
from tools.migrate.names import Spellings, plain

_QUESTION: Final = "One name for all of these; nothing keeps them apart"
Choose = Callable[[str, Sequence[str]], str]


def groups(chosen: Spellings) -> list[tuple[str, list[str]]]:
    """The kind and the names of each group in which each name is near to another one."""
    pairs = near_pairs({(kind, name) for (kind, _), name in chosen.items()})
    group_of: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for one, other in sorted(pairs):
        merged = group_of.get(one, {one}) | group_of.get(other, {other})
        group_of.update(dict.fromkeys(merged, merged))
    found = {tuple(sorted(group)) for group in group_of.values()}
    return [(group[0][0], [name for _, name in group]) for group in sorted(found)]


def joined(chosen: Spellings, choose: Choose) -> Spellings:
    """*chosen* with one name for each group of which *choose* gives one.

    Who ends the input is asked no more.
    """
    answers: dict[tuple[str, str], str] = {}
    try:
        for kind, names in groups(chosen):
            if answer := plain(choose(f"{kind}: {_QUESTION}", names)):
                answers.update(dict.fromkeys(((kind, name) for name in names), answer))
    except EOFError:
        pass
    return {(kind, key): answers.get((kind, name), name) for (kind, key), name in chosen.items()}


def asked(chosen: Spellings) -> Spellings:
    """*chosen* as it is settled at a terminal; as it is if nobody can answer."""
    return joined(chosen, asking.choose) if asking.is_terminal() else chosen
