"""Types of fields that are dates, and what is said of a date that is written in another way."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from front_matter import period as calendar_period
from front_matter.field_type import FieldType, Refuse, plain
from front_matter.node import Node

_DAY = r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]"
_TIME = r"[T ][0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-][01][0-9]:[0-5][0-9])?"
# A day with a time of day, in more forms than one.
_NEARLY = re.compile(
    rf"{_DAY}[Tt ](?P<hour>[0-9]{{1,2}}):(?P<minute>[0-9]{{1,2}})"
    r"(?::(?P<second>[0-9]{1,2})(?P<fraction>[.,][0-9]+)?)?"
    r"(?P<zone> ?(?:[A-Za-z][\w/+:-]*|[+-][0-9]{1,2}(?::?[0-9]{2})?))?"
    r"(?P<place> ?\[[A-Za-z][\w/+:-]*\])?"  # as `java.time` writes it behind the offset
)
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])([0-9]{1,2}?):?([0-9]{2})?")
# Three numbers, or a year and a month, whatever is between them.
_YEAR_FIRST = re.compile(
    r"(?P<year>[12][0-9]{3})(?P<sign>[/.-] ?)(?P<one>[0-9]{1,2})"
    r"(?:(?P=sign)(?P<two>[0-9]{1,2}))?(?![0-9])"
)
_YEAR_LAST = re.compile(
    r"(?P<one>[0-9]{1,2})(?P<sign>[/.-] ?)(?:(?P<two>[0-9]{1,2})(?P=sign))?"
    r"(?P<year>[12][0-9]{3})(?![0-9])"
)
_ZONE = re.compile(r"Z|[+-][0-9]{2}:[0-9]{2}")
# Abbreviations of North America, Europe, Japan and Oceania; IST and others name several zones.
ZONES = {
    "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00",
    "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "AKST": "-09:00", "AKDT": "-08:00",
    "HST": "-10:00", "WET": "+00:00", "WEST": "+01:00", "BST": "+01:00", "CET": "+01:00",
    "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "JST": "+09:00",
    "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00",
}  # fmt: skip
_NONE = "no such day or time exists; correct it"
_FORMS = (
    (re.compile(r"[“”„‘’«»'\"].*|.*[“”‘’«»'\"]"), "leave out the quotes"),
    (re.compile(rf"{_DAY}.+"), "leave out what stands behind the date"),
    (re.compile(r"[12][0-9]{3}-[01][0-9]"), "add the day"),
    (re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}"), _NONE),
    (re.compile(r"[0-9]{4}"), "add the month"),
    (re.compile(r"[0-9]{8}"), "write hyphens in the date"),
    (re.compile(r".*[^\W\d_]{3}.*"), "write the date in digits: year, month, day"),
)
_HYPHENS = re.compile("(?<=\\d)[\u2010-\u2015\u2212\ufe58\ufe63\uff0d](?=\\d)")
_DIGITS_ELSEWHERE = re.compile(r"(?![0-9])\d")
_SPACES = re.compile(r"(?<=\d)(?![ \t])\s+(?=\d)")
_DIGITS = "write the year with four digits, month and day with two"


def day() -> FieldType:
    """A date of the calendar in ISO form."""
    wanted = "want a date as 2019-03-01"
    return _calendar(_DAY, "date", wanted, datetime.date.fromisoformat)


def moment() -> FieldType:
    """A date with or without a time of day; without a zone it is in the site's."""
    wanted = "want a date as 2019-03-01 or 2019-03-01 09:30"
    pattern, name = f"{_DAY}(?:{_TIME})?", "date, with or without a time"
    return _calendar(pattern, name, wanted, datetime.datetime.fromisoformat)


def period() -> FieldType:
    """A month or a day of the calendar in ISO form."""
    wanted = "want a month as 2018-10 or a day as 2018-08-03"
    pattern = r"[12][0-9]{3}-[01][0-9](?:-[0-3][0-9])?"
    return _calendar(pattern, "month or day", wanted, lambda text: calendar_period.parse(text).iso)


def _calendar(pattern: str, name: str, wanted: str, convert: Callable[[str], Any]) -> FieldType:
    form = re.compile(pattern)

    def read(node: Node, refuse: Refuse) -> Any:
        value = plain(node, refuse, wanted)
        if value is None:
            return None
        if not form.fullmatch(value):
            refuse(node.line, value, wanted, _remedy(value, form, has_time="09:30" in wanted))
            return None
        try:
            return convert(value)
        except ValueError:
            refuse(node.line, value, wanted, _NONE)
            return None

    return FieldType(name, {"type": "string", "pattern": f"^{pattern}$"}, read)


def _remedy(value: str, form: re.Pattern[str], *, has_time: bool) -> str:
    """How to write *value*: each thing that is wrong with it, and nothing that is right."""
    plain_signs, remedies = _in_ascii(value)
    in_order, of_order = _in_order(plain_signs)
    remedies += of_order
    more = "" if remedies and form.fullmatch(in_order) else _of_form(in_order, has_time=has_time)
    if remedies and more == _DIGITS:
        more = ""
    return " and ".join(filter(None, (*remedies, more)))


def _in_ascii(value: str) -> tuple[str, list[str]]:
    """*value* with plain hyphens, digits and spaces, and what to write for those that are not.

    Word processors write U+2011 for a hyphen, and Japanese keyboards have digits of their own.
    """
    remedies = []
    for sign, replaced, remedy in (
        (_HYPHENS, lambda _: "-", "write plain hyphens (-)"),
        (
            _DIGITS_ELSEWHERE,
            lambda found: f"{unicodedata.digit(found[0])}",
            "use the digits 0 to 9",
        ),
        (_SPACES, lambda _: " ", "write a plain space before the time"),
    ):
        changed = sign.sub(replaced, value)
        remedies += [remedy] if changed != value else []
        value = changed
    return value, remedies


def _in_order(value: str) -> tuple[str, list[str]]:
    """*value* with its year first, hyphens and two digits each, and what to write so.

    Which number is the day is not known, and no matter here: the larger is taken for it.
    """
    year_first = _YEAR_FIRST.match(value)
    found = year_first or _YEAR_LAST.match(value)
    if found is None:
        return value, []
    numbers = [number for number in (found["one"], found["two"]) if number]
    wrong = {
        "the year first": not year_first,
        "the month before the day": year_first and int(numbers[0]) > 12 >= int(numbers[-1]),
        "hyphens in the date": found["sign"] != "-",
        "two digits for month and day": any(len(number) == 1 for number in numbers),
    }
    date = "-".join([found["year"], *(f"{each:0>2}" for each in sorted(numbers, key=int))])
    remedy = " and ".join(words for words, is_wrong in wrong.items() if is_wrong)
    return date + value[found.end() :], [f"write {remedy}"] if remedy else []


def _of_form(value: str, *, has_time: bool) -> str:
    nearly = _NEARLY.fullmatch(value)
    if nearly:
        return " and ".join(_of_time(nearly)) or _NONE if has_time else "leave out the time"
    return next((remedy for form, remedy in _FORMS if form.fullmatch(value)), _DIGITS)


def _of_time(nearly: re.Match[str]) -> Iterator[str]:
    half = (nearly["zone"] or "").strip().lower()
    if half in {"am", "pm"}:
        hour = int(nearly["hour"]) % 12 + 12 * (half == "pm")
        yield f"write the time as {hour:02}:{nearly['minute']:0>2}"
        return
    parts = ("hour", "minute", "second")
    if short := [name for name in parts if nearly[name] and len(nearly[name]) == 1]:
        yield f"write the {' and the '.join(short)} with two digits"
    if nearly["fraction"]:
        yield f"leave out {nearly['fraction']}"
    if nearly["zone"] and not _ZONE.fullmatch(nearly["zone"]):
        behind = " right behind the time" if nearly["zone"].startswith(" ") else ""
        yield f"write the zone as {_zone(nearly['zone'].strip())}{behind}"
    if nearly["place"]:
        yield f"leave out {nearly['place'].strip()}"


def _zone(typed: str) -> str:
    if typed.upper() in {"Z", "UTC", "GMT"}:
        return "Z"
    if zone := ZONES.get(typed.upper()):
        return zone
    if offset := _OFFSET.fullmatch(typed.upper()):
        return f"{offset[1]}{offset[2]:0>2}:{offset[3] or '00'}"
    return "hours from UTC, such as +05:30"
