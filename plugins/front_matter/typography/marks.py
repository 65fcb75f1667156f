"""The marks of print of a language, in place of those of English."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

Edit = tuple[int, int, str]  # offset, length, what stands there instead

_QUOTES = frozenset("“”‘’")


class Marks(NamedTuple):
    """What opens and closes a quotation, and one inside it; and what a dash is."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str
    dash: str = "—"


_ENGLISH = "en"
_OF_LANGUAGES = {
    "de": Marks("„", "“", "‚", "‘", "–"),
    "fr": Marks("«\u202f", "\u202f»", "“", "”"),
}


def in_language(
    edits: Iterable[Edit], closing_singles: Collection[int], language: str
) -> Iterator[Edit]:
    """English *edits* in *language*, as a tag of BCP 47; quotes of one without marks here stay.

    At the offsets *closing_singles* a mark is no apostrophe, which looks the same in English.
    """
    code = language.lower().partition("-")[0]
    marks = _OF_LANGUAGES.get(code)
    for edit in edits:
        if code == _ENGLISH:
            yield edit
        elif marks:
            yield _translated(edit, closing_singles, marks)
        elif _QUOTES.isdisjoint(edit[2]):
            yield edit


def _translated(edit: Edit, closing_singles: Collection[int], marks: Marks) -> Edit:
    at, length, instead = edit
    table = {"“": marks.opening, "”": marks.closing, "‘": marks.inner_opening, "—": marks.dash}
    signs = (
        marks.inner_closing if sign == "’" and place in closing_singles else table.get(sign, sign)
        for place, sign in enumerate(instead, at)
    )
    return at, length, "".join(signs)
