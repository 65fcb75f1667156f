"""The last part of each address: that of the old site, unless it cannot be one here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from source_tree.outputs import RESERVED
from tools.migrate import addresses
from tools.migrate.text import Text


class Known(NamedTuple):
    """A text that is there: its title, and its day as `2019-03-01` or ""."""

    title: str
    day: str


class Slugs:
    """Gives each slug of a language once, and none that a text of this site has."""

    def __init__(self, existing: Mapping[str, Known]) -> None:
        self._taken: set[tuple[str, str]] = set()
        self._there: dict[str, dict[str, Known]] = {}
        for path, known in existing.items():
            stem = path.rpartition("/")[2].partition(".")[0]
            self._there.setdefault(stem, {})[path] = known

    def is_taken(self, lang: str, slug: str) -> bool:
        """Whether a text that moves in has it."""
        return (lang, slug) in self._taken

    def take(self, lang: str, wanted: str, folder: str, this: Known) -> str:
        """*wanted* or, if another text has it, with the first number that is free.

        It is for *this* text, which is to stand in *folder*.
        """
        number, slug = 1, wanted
        while not self._is_free(lang, slug, folder, this):
            number += 1
            slug = f"{wanted[:96].rstrip('-')}-{number}"
        self._taken.add((lang, slug))
        return slug

    def _is_free(self, lang: str, slug: str, folder: str, this: Known) -> bool:
        if (lang, slug) in self._taken or slug in RESERVED:
            return False
        there = self._there.get(slug, {})
        return all(path.startswith(f"{folder}/") and _is_same(k, this) for path, k in there.items())


def _is_same(known: Known, this: Known) -> bool:
    """Whether *known* was made of *this* text by an earlier migration."""
    has_title = not this.title or _letters(known.title) == _letters(this.title)
    return has_title and known.day == this.day


def _letters(title: str) -> str:
    return re.sub(r"<[^>]*>|[\W_]+", "", unescape(title)).casefold()[:100]


def wanted_slug(text: Text, moment: datetime | None) -> tuple[str, list[tuple[str, str, str]]]:
    """The slug for *text*, and what a person has to know of it.

    Letters of other scripts have no place in it: if most of a title has none, the day is it.
    """
    title = str(text.fields.get("title") or "")
    for given in (text.fields.get("slug"), title):
        typed = unquote(str(given or "").strip("/").rpartition("/")[2])
        found = addresses.slug(typed)
        letters = sum(char.isalpha() for char in typed)
        if found and letters <= 2 * sum(char.isalpha() for char in found) + 2:
            return found, []
    number = text.origin.rpartition("#")[2] if "#" in text.origin else ""
    day = moment.date().isoformat() if moment else ""
    made = "-".join(part for part in ("text", day, number) if part)
    words = f"has no letters of an address; it is at /{made}/: choose one"
    return made, [("address", title, words)]
