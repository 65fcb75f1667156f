"""Days in words: the names of months and days come from the catalogue, not from the system."""

from __future__ import annotations

import re
from datetime import date
from gettext import NullTranslations
from typing import Final

from languages.catalogues import translatable

MONTHS: Final = (
    translatable("January"),
    translatable("February"),
    translatable("March"),
    translatable("April"),
    translatable("May"),
    translatable("June"),
    translatable("July"),
    translatable("August"),
    translatable("September"),
    translatable("October"),
    translatable("November"),
    translatable("December"),
)
SHORT: Final = (
    translatable("Jan"),
    translatable("Feb"),
    translatable("Mar"),
    translatable("Apr"),
    translatable("May (short)"),
    translatable("Jun"),
    translatable("Jul"),
    translatable("Aug"),
    translatable("Sep"),
    translatable("Oct"),
    translatable("Nov"),
    translatable("Dec"),
)
FORMS: Final = (
    translatable("%-d %B %Y"),
    translatable("%-d %b %Y"),
    translatable("%-d %b"),
    translatable("%B %Y"),
)
"""The forms that this theme uses; a language may have another for each."""
_CODE: Final = re.compile(r"%(-?)([A-Za-z%])")


def written(day: date, form: str, words: NullTranslations) -> str:
    """*day* in *form*: codes of `strftime`, and `%-d` for a number without a zero in front."""

    def part(match: re.Match[str]) -> str:
        zeros, code = match[1], match[2]
        if code in "Bb":
            names = MONTHS if code == "B" else SHORT
            return words.gettext(names[day.month - 1]).removesuffix(" (short)")
        text = day.strftime(f"%{code}")
        return (text.lstrip("0") or "0") if zeros else text

    return _CODE.sub(part, words.gettext(form))
