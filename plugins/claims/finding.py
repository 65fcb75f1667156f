"""Findings: the sentences of a page that need a source or promise too much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from claims.block import Block, blocks
from claims.claim import claims_in, is_question, may_claim
from claims.promise import may_promise, promises_in
from claims.sentence import Sentence, sentences

_UNCITED = frozenset({"heading", "directive", "figure", "caption"})
"""A heading, a picture and a caption show what the text beside them says, with its source."""


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """A sentence to mend: *words* in *text*, on *line*, are a promise or *what* needs a source.

    *declared* tells whether its page says that it is clinical.
    """

    line: int
    what: str
    words: str
    text: str
    declared: bool = True

    @property
    def is_promise(self) -> bool:
        return self.what == "a promise"


def findings(markdown: str, first_line: int = 1, *, clinical: bool = True) -> list[Finding]:
    """The findings in *markdown*; only a *clinical* page needs a source for what it claims."""
    found: list[Finding] = []
    for block in blocks(markdown, first_line):
        promises = may_promise(block.words) and any(promises_in(block.readable))
        claims = clinical and block.kind not in _UNCITED and may_claim(block.words)
        if promises or claims:
            found += _promises(sentences(block)) if promises else []
            found += _uncited(sentences(block)) if claims else []
    return found


def promises(text: str, line: int) -> list[Finding]:
    """The promises in *text*, a value of the front matter on *line*."""
    return list(_promises(sentences(Block("paragraph", [(line, text)]))))


def _promises(read: Iterable[Sentence]) -> Iterator[Finding]:
    for sentence in read:
        asks = is_question(sentence.text)
        for words in () if asks else promises_in(sentence.outside_quotes):
            yield Finding(sentence.line, "a promise", words, sentence.text)


def _uncited(read: tuple[Sentence, ...]) -> Iterator[Finding]:
    for sentence, following in zip_longest(read, read[1:]):
        next_cited = following is not None and following.cited
        for sign, words in () if sentence.cited else claims_in(sentence.outside_quotes):
            if not (sign.shared and next_cited):
                yield Finding(sentence.line, sign.name, words, sentence.text)
                break
