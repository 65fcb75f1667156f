"""What a page that speaks of suicide or self-harm must not say, and what it must show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from claims.block import Block, blocks
from claims.phrase import Words
from claims.sentence import sentences
from report.diagnostic import Diagnostic
from safe_messaging.crisis import DIRECTIVE, has_box, line_that_lacks_help
from safe_messaging.words import SUBJECT, harmful_words, may_concern, may_harm


def diagnostics(
    markdown: str, first_line: int, fields: Mapping[str, tuple[int, str]]
) -> list[Diagnostic]:
    """What is wrong with a page; *fields* are its texts beside the body, each with its line."""
    found = blocks(markdown, first_line)
    of_fields = (Words(text) for _, text in fields.values())
    if not any(map(may_concern, chain((block.words for block in found), of_fields))):
        return []
    wording = [each for block in found for each in _wording(block)]
    return [*wording, *_field_wording(fields), *_missing_box(found, fields)]


def _wording(block: Block) -> Iterator[Diagnostic]:
    if not may_harm(block.words):
        return
    passage = block.readable
    for sentence in sentences(block):
        yield from _harmful(sentence.line, "wording", sentence.text, passage)


def _field_wording(fields: Mapping[str, tuple[int, str]]) -> Iterator[Diagnostic]:
    for name, (line, text) in fields.items():
        yield from _harmful(line, name, text, text)


def _harmful(line: int, field: str, sentence: str, passage: str) -> Iterator[Diagnostic]:
    for words, rule in harmful_words(sentence, passage):
        yield Diagnostic("", line, field, f"“{words}”: {rule.why}", rule.instead, value=words)


def _missing_box(
    found: Sequence[Block], fields: Mapping[str, tuple[int, str]]
) -> Iterator[Diagnostic]:
    line = line_that_lacks_help(found)
    named = [place for place, text in fields.values() if SUBJECT.search(text)]
    if line is not None:
        remedy = f"put {DIRECTIVE} before it or directly after it"
        yield Diagnostic(
            "", line, "crisis-box", "the page speaks of suicide and shows no help here", remedy
        )
    elif named and not has_box(found):
        problem = "the page speaks of suicide and shows no help"
        yield Diagnostic(
            "", min(named), "crisis-box", problem, f"put {DIRECTIVE} after the introduction"
        )
