"""Promises and superlatives, which no source can carry."""

from __future__ import annotations

from collections.abc import Iterator

from claims.phrase import Words, phrase

PROMISES = phrase(
    "(?:most|more) {powerful}",
    r"{strongest} (?:\w+ ){0,2}(?:treatment|drug|medicine|antidepressant)",
    "{world}[’']s (?:best|first)",
    "the {best} (?:treatment|drug|way)",
    "{miracle*}",
    "{magic magical} (?:bullet|pill)",
    "{wonder} drug",
    "{revolutionary revolutionis* revolutioniz*}",
    "{breakthrough breakthroughs unprecedented astonishing amazing* incredible incredibly}",
    "{remarkable remarkably groundbreaking guarantee guaranteed guarantees cures}",
    r"{game}\Wchang\w+",
    r"{life}\Wchanging",
    "{ground}-breaking",
    r"{cutting}\Wedge",
    r"(?:completely|totally|perfectly|100 ?%) {safe effective}",
    r"{risk}\Wfree",
    "(?:without(?: any)?|no) {risk risks}",
    "(?:without(?: any)?|no) {side} effects",
    "(?:will|can) {cure}",
    "{always} works",
    "works for {everyone}",
    "you will (?:{feel} better|{recover}|be {cured}|{respond})",
    "permanent {cure relief}",
)


def may_promise(words: Words) -> bool:
    """Whether a text of these *words* can have a promise."""
    return words.have(PROMISES.keywords)


def promises_in(text: str) -> Iterator[str]:
    """The words of *text* that promise or outbid."""
    for match in PROMISES.pattern.finditer(text):
        yield match[0]
