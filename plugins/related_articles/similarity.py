"""Which texts have most in common, by an inverted index: the work grows with their number.

What few texts have tells more than what many have: a feature weighs by its inverse document
frequency (Spärck Jones K. J Doc 1972;28:11-21), and texts are compared by the cosine of the angle
between their features (Salton G, Wong A, Yang CS. Commun ACM 1975;18:613-620).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

Feature = tuple[str, str]
"""One of `KINDS`, and a name."""
KINDS: Final = {"tag": 3.0, "source": 1.5, "word": 1.0, "category": 1.0}
"""What a feature of each kind weighs: a writer has chosen the tags, and nobody the words."""
FEW: Final = 20
"""Up to so many texts with a feature are all looked at."""
REACH: Final = 5
"""Of more, so many before and after a text in time."""
NAMED: Final = 2
"""Kinds that are given as reasons, and names of each."""
TELLING: Final = 0.25
"""A name is given if it weighs at least this much of the weightiest of its kind."""
LEAST: Final = 0.05
"""The likeness, from 0 to 1, below which two texts are not related."""

_SCALE: Final = 1_000_000
"""Weights are whole numbers, whose sums depend on no order and no machine."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text by its *key*, an address; *date* in seconds; *features*, without repeats."""

    key: str
    date: float
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """What two texts have in common: *names* of one *kind*, the most telling first."""

    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """Another text by its *key*, and why."""

    key: str
    reasons: tuple[Reason, ...]


class Index:
    """*texts* in the order of their dates; the later in the alphabet first of those of one day.

    *holders* has, by feature, the places of the texts that have it, in their order.
    """

    def __init__(self, texts: Iterable[Text]) -> None:
        by_key = sorted(texts, key=lambda text: text.key, reverse=True)
        self.texts = sorted(by_key, key=lambda text: text.date)
        self.holders: dict[Feature, list[int]] = defaultdict(list)
        for place, text in enumerate(self.texts):
            for feature in text.features:
                self.holders[feature].append(place)
        number = len(self.texts)
        self.weights = {
            feature: round(_SCALE * (KINDS[feature[0]] * math.log((1 + number) / len(places))) ** 2)
            for feature, places in self.holders.items()
        }
        self.lengths = [
            math.sqrt(sum(self.weights[each] for each in text.features)) or 1.0
            for text in self.texts
        ]

    def related(
        self, unwanted: Mapping[str, Collection[str]], most: int
    ) -> Iterator[tuple[str, list[Relation]]]:
        """The key of each text, and the *most* that have most in common with it, best first.

        Of two that have as much in common the newer comes first, then the earlier in the alphabet
        of keys. *unwanted* has, by the key of a text, keys that its list leaves out.
        """
        for place, text in enumerate(self.texts):
            left_out = unwanted.get(text.key, ())
            best = nsmallest(most + len(left_out), self._scores(place))
            keys = [(self.texts[-other].key, -other) for _, other in best]
            chosen = [other for key, other in keys if key not in left_out][:most]
            yield text.key, [self._relation(place, other) for other in chosen]

    def _scores(self, place: int) -> Iterable[tuple[float, int]]:
        """Minus the likeness of other texts, and minus their places: the best is the least."""
        scores: dict[int, int] = defaultdict(int)
        for feature in sorted(self.texts[place].features, key=_is_category):
            weight, near = self.weights[feature], self._near(feature, place)
            for other in filter(scores.__contains__, near) if _is_category(feature) else near:
                scores[other] += weight
        scores.pop(place, None)
        lengths, least = self.lengths, LEAST * self.lengths[place]
        found = ((score / lengths[other], other) for other, score in scores.items())
        return [(-likeness, -other) for likeness, other in found if likeness >= least]

    def _near(self, feature: Feature, place: int) -> list[int]:
        """The texts with *feature*; of very many, those whose dates are nearest."""
        places = self.holders[feature]
        if len(places) <= FEW:
            return places
        own = bisect_left(places, place)
        return places[max(0, own - REACH) : own + REACH + 1]

    def _relation(self, place: int, other: int) -> Relation:
        shared = set(self.texts[place].features) & set(self.texts[other].features)
        by_kind: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for kind, name in sorted(shared):
            by_kind[kind].append((-self.weights[kind, name], name))
        shown = sorted(by_kind, key=lambda kind: (min(by_kind[kind]), kind))[:NAMED]
        reasons = (Reason(kind, _telling(by_kind[kind])) for kind in KINDS if kind in shown)
        return Relation(self.texts[other].key, tuple(reasons))


def _is_category(feature: Feature) -> bool:
    """A category alone relates no texts: it has a page that lists them."""
    return feature[0] == "category"


def _telling(names: list[tuple[int, str]]) -> tuple[str, ...]:
    """The weightiest of *names*, which stand behind minus their weights."""
    first, *others = sorted(names)[:NAMED]
    return (first[1], *(name for weight, name in others if weight <= TELLING * first[0]))
