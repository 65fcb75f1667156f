"""Promises and superlatives, which no source can carry."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PROMISES = re.compile(
    r"""\b(?:
      (?:most|more)\ powerful | strongest\ (?:\w+\ ){0,2}(?:treatment|drug|medicine|antidepressant)
    | world[’']s\ (?:best|first)
    | the\ best\ (?:treatment|drug|way)
    | miracle\w* | magic(?:al)?\ (?:bullet|pill) | wonder\ drug | revolution(?:ary|i[sz]\w+)
    | breakthroughs? | game.chang\w+ | life.changing | unprecedented | astonishing | amazing\w*
    | incredibl[ey] | remarkabl[ey] | groundbreaking | ground-breaking | cutting.edge
    | guarantee[sd]? | (?:completely|totally|perfectly|100\ ?%)\ (?:safe|effective)
    | risk.free | without\ (?:any\ )?(?:risks?|side\ effects) | no\ (?:risks?|side\ effects)
    | (?:will|can)\ cure | cures | always\ works | works\ for\ everyone
    | you\ will\ (?:feel\ better|recover|be\ cured|respond) | permanent\ (?:cure|relief)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def promises_in(text: str) -> Iterator[str]:
    """The words of *text* that promise or outbid."""
    for match in _PROMISES.finditer(text):
        yield match[0]
