"""Compares the pages of generators: addresses and words, without typography."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[A-Za-z0-9]{2,}")
_ENTITY = re.compile(r"&[#a-zA-Z0-9]+;")


def pages(output: Path) -> dict[str, bytes]:
    """A digest of the words of each page, in any order, by the address of the page."""
    return {
        path.relative_to(output).as_posix(): _digest(words(path.read_text(encoding="utf-8")))
        for path in sorted(output.rglob("index.html"))
    }


def _digest(found: list[str]) -> bytes:
    """The words themselves would fill gigabytes."""
    return blake2b(" ".join(sorted(found)).encode(), digest_size=16).digest()


def words(html: str) -> list[str]:
    """The words in the text of *html*, in their order."""
    body = html.partition("<main>")[2]
    return _WORD.findall(_ENTITY.sub(" ", _TAG.sub(" ", body)).replace("’", " "))


def differences(outputs: Mapping[str, Path], posts_only: str = "post-") -> list[str]:
    """One line for each way in which an output differs from the first: missing or further pages,
    and posts with other words."""
    (first, reference), *others = ((name, pages(path)) for name, path in outputs.items())
    found = []
    for name, made in others:
        odd = sorted(reference.keys() ^ made.keys())
        found += [f"{name}: {len(odd)} addresses are not {first}'s: {odd[:3]}"] if odd else []
        wrong = [
            page
            for page in reference.keys() & made.keys()
            if page.startswith(posts_only) and reference[page] != made[page]
        ]
        found += (
            [f"{name}: {len(wrong)} posts have other words: {sorted(wrong)[:3]}"] if wrong else []
        )
    return found
