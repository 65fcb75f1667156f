"""A seeded corpus: the same posts for every generator, from the same number."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

WORDS_A_POST: Final = 800
TAGS: Final = 60
CATEGORIES: Final = 8
_FIRST_DAY: Final = date(2000, 1, 1)
_SYLLABLES: Final = """
ba be bo ca ce co da de do fa fi ga go ha he la le li lo ma me mi mo na ne no pa pe ra re ri
ro sa se si so ta te ti to va ve vi wa we
"""


@dataclass(frozen=True, slots=True)
class Post:
    """One post of the corpus; *body* is Markdown that every generator renders alike."""

    slug: str
    title: str
    day: date
    category: str
    tags: tuple[str, ...]
    popularity: int
    body: str


def posts(count: int, seed: int = 1) -> Iterator[Post]:
    """The first *count* posts of corpus *seed*; a longer corpus begins with a shorter one."""
    words = _vocabulary(seed)
    for number in range(count):
        yield _post(number, random.Random(f"{seed}/{number}"), words)  # noqa: S311 - not a secret


def _vocabulary(seed: int) -> list[str]:
    chance, syllables = random.Random(f"{seed}/words"), _SYLLABLES.split()  # noqa: S311
    return ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(2000)]


def _post(number: int, chance: random.Random, words: list[str]) -> Post:
    title = " ".join(chance.choices(words, k=4)).capitalize()
    return Post(
        slug=f"post-{number:05}",
        title=title,
        day=_FIRST_DAY + timedelta(days=number % 9000),
        category=f"Category {chance.randrange(CATEGORIES):02}",
        tags=tuple(f"Tag {tag:02}" for tag in sorted(chance.sample(range(TAGS), 3))),
        popularity=chance.randrange(1_000_000),
        body="\n\n".join(_blocks(chance, words)) + "\n",
    )


def _blocks(chance: random.Random, words: list[str]) -> Iterator[str]:
    written = 0
    while written < WORDS_A_POST:
        paragraph = [_decorated(word, chance) for word in chance.choices(words, k=80)]
        written += len(paragraph)
        yield _sentences(paragraph)
        if chance.random() < 0.3:
            yield "## " + " ".join(chance.choices(words, k=4)).capitalize()
        if chance.random() < 0.2:
            yield "\n".join(f"- {_sentences(chance.choices(words, k=10))}" for _ in range(3))
            written += 30


def _decorated(word: str, chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.01:
        return f"**{word}**"
    if kind < 0.02:
        return f"*{word}*"
    if kind < 0.025:
        return f"[{word}](https://example.org/{word})"
    if kind < 0.03:
        return f'"{word}"'
    if kind < 0.035:
        return f"{word}'s"
    return word.upper() if kind < 0.037 else word


def _sentences(words: list[str]) -> str:
    return " ".join(
        f"{word.capitalize()}" if place % 12 == 0 else f"{word}." if place % 12 == 11 else word
        for place, word in enumerate(words)
    )
