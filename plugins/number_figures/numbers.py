"""Numbers, intervals and dates, as writers type them."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from number_figures.figure import Measure

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBER = r"[-\N{MINUS SIGN}]?\d{1,9}(?:\.\d{1,4})?"
_MEASURE = re.compile(rf"<?({_NUMBER})(?:\s*\(\s*({_NUMBER})\s+to\s+({_NUMBER})\s*\))?")
_SCALE = re.compile(rf"({_NUMBER})\s+to\s+({_NUMBER})")
_SHARE = re.compile(r"(\d{1,6})(?:\s+of\s+(\d{1,6}))?")
_YEAR = r"([12]\d{3})"
_ISO = re.compile(rf"{_YEAR}(?:-(\d{{2}})(?:-(\d{{2}}))?)?")
_WORDS = re.compile(rf"(?:(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) )?{_YEAR}")


def decimal(text: str) -> Decimal:
    """The number that `_NUMBER` has matched."""
    return Decimal(text.replace("\N{MINUS SIGN}", "-"))


def measure(text: str) -> Measure | None:
    """`4.0`, `<1` or `4.0 (0.6 to 7.3)`; none if *text* is none of these."""
    match = _MEASURE.fullmatch(text)
    if not match:
        return None
    interval = (decimal(match[2]), decimal(match[3])) if match[2] else None
    shown = re.sub(r"-(?=\d)", "\N{MINUS SIGN}", " ".join(text.split()))
    return Measure(shown, decimal(match[1]), interval)


def scale(text: str) -> tuple[Decimal, Decimal] | None:
    """`0 to 60`; none if *text* is not that, or its ends are not in order."""
    match = _SCALE.fullmatch(text)
    ends = (decimal(match[1]), decimal(match[2])) if match else None
    return ends if ends and ends[0] < ends[1] else None


def share(text: str) -> tuple[int, int | None] | None:
    """`55`, or `4 of 8`; none if *text* is neither."""
    match = _SHARE.fullmatch(text)
    return (int(match[1]), int(match[2]) if match[2] else None) if match else None


def day(text: str) -> datetime.date | None:
    """The first day of `2019`, `March 2019`, `5 March 2019`, `2019-03` or `2019-03-05`.

    None if *text* is none of these, or not from the years 1000 to 2999.
    """
    iso, words = _ISO.fullmatch(text), _WORDS.fullmatch(text)
    try:
        if iso:
            return datetime.date(int(iso[1]), int(iso[2] or 1), int(iso[3] or 1))
        if words:
            month = MONTHS.index(words[2]) + 1 if words[2] else 1
            return datetime.date(int(words[3]), month, int(words[1] or 1))
    except ValueError:  # as 31 February
        return None
    return None
