"""Dates of sources: the year, and for what has none the day on which it was looked at.

After *Citing Medicine*, 2nd edition, chapters 1 and 25: `[date unknown] [cited 2026 Oct 4]`.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from citations.fields import Fields
from citations.identifiers import verbatim
from citations.values import MONTHS

_DATE = re.compile(r"(\d{4})(?:-\d{2}(?:-\d{2})?)?(?:T[\d:]+\S*)?(?P<doubt>[~?%])?(?:/.*)?")
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ].*)?")
_NO_DATE = re.compile(
    r"\[?(?:n\. ?d\.?|nd|(?:no|sans) date|s\. ?d\.?|undated|(?:date|year) unknown|unknown)\]?",
    re.IGNORECASE,
)
_ACCESS = ("urldate", "lastchecked", "lastaccessed", "accessed")
_NOTED = re.compile(r"\b(?:accessed|retrieved|cited)\b.*\d{4}", re.IGNORECASE | re.DOTALL)


def year(fields: Fields, *, in_journal: bool) -> str:
    """The year in *fields*; without one nothing, which is refused if no day of access is given.

    What is *in_journal* has a year.
    """
    name = "date" if fields.raw("date") else "year"
    text = fields.text(name)
    match = _DATE.fullmatch(text) if name == "date" else re.fullmatch(r"(\d{4})", text)
    other = fields.raw("year")
    if match and name == "date" and re.fullmatch(r"\d{4}", other) and other != match[1]:
        fields.refuse("year", f": date is {text}, year is {other}", "keep one of them")
    if match:
        return match[1]
    if not text or _NO_DATE.fullmatch(text):
        if name not in fields.refused and (in_journal or not _was_looked_at(fields)):
            fields.refuse(name, " has no year", "add year = {…}" + _or_access(in_journal))
    elif name == "date":
        fields.refuse("date", f": date is {text}", f"write year, or year-month-day{_more(text)}")
    else:
        fields.refuse("year", f": year is {text}", f"write four digits{_more(text)}")
    return ""


def is_estimated(fields: Fields) -> bool:
    """Whether the year is uncertain or approximate, as `2019?`, `2019~` and `2019-03%` (EDTF)."""
    match = _DATE.fullmatch(verbatim(fields.raw("date")))  # as LaTeX, `~` is a space
    return bool(match and match["doubt"])


def accessed(fields: Fields) -> str:
    """`2026 Oct 4`, the day on which somebody looked at a page that has no date; or nothing."""
    text = fields.text(*_ACCESS)
    words = in_words(text)
    if text and not words:
        name = next(each for each in _ACCESS if fields.raw(each))
        fields.refuse(name, f": {name} is {text}", "write it as 2026-10-04")
    return words


def in_words(text: str) -> str:
    """`2026 Oct 4` for `2026-10-04`, `2026 Oct` for `2026-10`; nothing for what is no date."""
    match = _DAY.fullmatch(text)
    if match is None:
        return ""
    with suppress(ValueError):
        found = date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        month = [*MONTHS][found.month - 1].capitalize()
        parts = (match[1], match[2] and month, match[3] and str(found.day))
        return " ".join(part for part in parts if part)
    return ""


def period_in_words(text: str) -> str:
    """`2026 Oct 4–2026 Oct 6` for `2026-10-04/2026-10-06`; what is no date stays as it is."""
    return "–".join(in_words(part) or part for part in text.split("/") if part)


def _was_looked_at(fields: Fields) -> bool:
    return bool(fields.raw(*_ACCESS) or _NOTED.search(fields.raw("note", "addendum")))


def _or_access(in_journal: bool) -> str:
    day = ", or urldate = {2026-10-04}, the day on which you read a page without a date"
    return "" if in_journal else day


def _more(year: str) -> str:
    return "" if re.search(r"\d", year) else ", and words such as in press in note = {…}"
