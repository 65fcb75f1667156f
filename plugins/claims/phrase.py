"""Phrases: patterns that are searched only in a text that has one of their keywords.

To search for each of a hundred patterns takes most of the time of a check. To look up the words of
a sentence in a set takes a fiftieth of that, and rules out nearly every pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_SLOT = re.compile(r"\{([a-z*]+(?: [a-z*]+)*|N)\}")
NUMBER = r"\d(?:[\d,.]{0,12}\d)?"
_ANY_NUMBER = "0"  # the keyword for it


class Words:
    """The words of a *text*, to look keywords up in."""

    __slots__ = ("_found", "_text")

    def __init__(self, text: str) -> None:
        self._text = text.casefold()
        self._found = set(_WORD.findall(self._text))
        if _DIGIT.search(self._text):
            self._found.add(_ANY_NUMBER)

    def have(self, keywords: Keywords) -> bool:
        """Whether one of *keywords* may be among them."""
        if not keywords.words.isdisjoint(self._found):
            return True
        return bool(keywords.stems) and any(stem in self._text for stem in keywords.stems)


@dataclass(frozen=True, slots=True)
class Keywords:
    """*words* in lower case, and *stems* with which words begin."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()

    @classmethod
    def of(cls, phrases: Iterable[Phrase]) -> Keywords:
        """The keywords of all *phrases*."""
        every = [each.keywords for each in phrases]
        words = frozenset[str]().union(*(each.words for each in every))
        return cls(words, tuple(stem for each in every for stem in each.stems))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A *pattern* whose every match has one of *keywords*."""

    pattern: re.Pattern[str]
    keywords: Keywords


def phrase(*alternatives: str) -> Phrase:
    """A phrase of whole words, in any case.

    An alternative is a regular expression with its keywords in braces, `{safe unsafe} for`; one
    with a star is a stem, `{suicid*}`, and `{N}` is a number. Raises ValueError for one without.
    """
    words = [word for each in alternatives for word in _keywords(each)]
    stems = tuple(word.removesuffix("*") for word in words if word.endswith("*"))
    whole = frozenset(word for word in words if not word.endswith("*"))
    pattern = "|".join(_SLOT.sub(_expanded, each) for each in alternatives)
    return Phrase(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), Keywords(whole, stems))


def _keywords(alternative: str) -> list[str]:
    slots = _SLOT.findall(alternative)
    if not slots:
        raise ValueError(f"{alternative} has no keyword")
    return " ".join(slots).replace("N", _ANY_NUMBER).split()


def _expanded(slot: re.Match[str]) -> str:
    if slot[1] == "N":
        return NUMBER
    words = slot[1].replace("*", r"\w*").replace(" ", "|")
    return f"(?:{words})"
