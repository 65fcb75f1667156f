"""Paragraphs, lists, tables, boxes and figures of Markdown texts, to make other texts of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

_HEADING: Final = re.compile(r"#{2,3} ")
_FOOTNOTE: Final = re.compile(r"\[\^[^\]]+\]:")
_NAMED_FIGURE: Final = re.compile(r"```figure .*\nname: ", re.DOTALL)
_MARKUP: Final = re.compile(r"\[@[^\]]*\]|\]\([^)]*\)|[*_`\[\]]|\{#[\w-]+\}")
_QUOTES: Final = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_SHORTCODE: Final = re.compile(r"\[\[[a-z-]+\]\]")  # the crisis box and the table of claims
_ANNOUNCES: Final = re.compile(r":(?:\[@[^\]]*\])?\Z")
CRISIS_BOX: Final = "[[crisis-box]]"


def split(body: str) -> Iterator[str]:
    """The blocks of *body*, headings among them, each as it would stand alone.

    What a caption or a colon announces, and what is indented, stays with what comes before it.
    """
    whole = ""
    for part in re.split(r"\n{2,}", body.strip()):
        if whole and not _continues(whole, part):
            yield whole
            whole = ""
        whole = f"{whole}\n\n{part}" if whole else part
    if whole:
        yield whole


def _continues(before: str, part: str) -> bool:
    """Whether *part* means nothing without the block *before* it."""
    if part.startswith("    "):
        return True
    return (before.startswith("Table: ") and part.startswith("|")) or bool(
        _ANNOUNCES.search(before)
    )


def headings(blocks: Iterable[str]) -> list[str]:
    """The headings among *blocks*, as text without marks and anchor, each once."""
    found = (re.sub(r"^#+ | *\{#.*\}$", "", each) for each in blocks if _HEADING.match(each))
    return list(dict.fromkeys(found))


def movable(blocks: Iterable[str], allowed: Iterable[str]) -> list[str]:
    """Those of *blocks* that may stand in any text, each once.

    A block with a sentence that is only *allowed* in the text it comes from is not among them, nor
    are headings, notes, links to an anchor, and what a page or the site has once: the crisis box
    and a figure with a name.
    """
    sentences = [_plain(each) for each in allowed]
    return [
        each
        for each in dict.fromkeys(blocks)
        if not (_HEADING.match(each) or _FOOTNOTE.search(each) or _SHORTCODE.fullmatch(each))
        and "](#" not in each
        and not _NAMED_FIGURE.match(each)
        and not any(sentence in _plain(each) for sentence in sentences)
    ]


def _plain(markdown: str) -> str:
    """The words as a reader sees them, with straight quotes and single spaces."""
    return " ".join(_MARKUP.sub("", markdown).translate(_QUOTES).split())
