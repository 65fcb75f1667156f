"""What a page that speaks of suicide or self-harm must not say, and what it must show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.block import Block, blocks
from claims.sentence import sentences
from safe_messaging.crisis import DIRECTIVE, has_box, line_that_lacks_help
from safe_messaging.words import SUBJECT, breaches, concerns, may_breach


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    """A place to mend, on *line* of the source."""

    line: int
    field: str
    problem: str
    remedy: str


def faults(markdown: str, first_line: int, fields: Mapping[str, tuple[int, str]]) -> list[Fault]:
    """The faults of a page; *fields* are its texts beside the body, each with its line."""
    if not concerns("\n".join([markdown, *(text for _, text in fields.values())])):
        return []
    found = blocks(markdown, first_line)
    may = may_breach("\n".join(block.readable for block in found))
    wording = [fault for block in found for fault in _wording(block)] if may else []
    return [*wording, *_field_wording(fields), *_missing_box(found, fields)]


def _wording(block: Block) -> Iterator[Fault]:
    passage = block.readable
    for sentence in sentences(block):
        yield from _breaches(sentence.line, "wording", sentence.text, passage)


def _field_wording(fields: Mapping[str, tuple[int, str]]) -> Iterator[Fault]:
    for name, (line, text) in fields.items():
        yield from _breaches(line, name, text, text)


def _breaches(line: int, field: str, sentence: str, passage: str) -> Iterator[Fault]:
    for breach in breaches(sentence, passage):
        problem = f"“{breach.words}”: {breach.rule.why}"
        yield Fault(line, field, problem, breach.rule.instead)


def _missing_box(found: Sequence[Block], fields: Mapping[str, tuple[int, str]]) -> Iterator[Fault]:
    line = line_that_lacks_help(found)
    named = [place for place, text in fields.values() if SUBJECT.search(text)]
    if line is not None:
        remedy = f"put {DIRECTIVE} before it or directly after it"
        yield Fault(line, "crisis-box", "the page speaks of suicide and shows no help here", remedy)
    elif named and not has_box(found):
        problem = "the page speaks of suicide and shows no help"
        yield Fault(min(named), "crisis-box", problem, f"put {DIRECTIVE} after the introduction")
