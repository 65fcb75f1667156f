"""Whether words are the name of one author: a person, or an institution.

What stands between names also stands inside some: `Jane Doe, MD`, `Food and Drug Administration`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from report.institutions import INSTITUTION

_DIVIDED = re.compile(r",?\s(?:and|&)\s|;")
_NO_NAME = re.compile(r"\bet\.? al\b|^(?:and )?others$", re.IGNORECASE)
_AND_FIRST = re.compile(r"(?:and|&)\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*[<(]?[^\s<>()]+@[^\s<>()]+[>)]?|\s*<[^<>]*>?")
_TITLE_OR_SUFFIX = re.compile(r"(?:[JS]r|Inc|Ltd|LLC|GmbH|[A-Z][a-z]?[a-z.]*[A-Z].*|[IVX]+)\.?")
# `McDonald` and `DeShawn`, which are no suffix; `PhD`, `MBChB` and `DipPsych` are.
_NAME_WITH_CAPITAL = re.compile(r"\b(?!Dip|Cert|Grad)[A-Z][a-z]+[A-Z][a-z]{2,}")
_INITIALS = re.compile(r"(?:[A-Z]\.[ -]?)+")
# Nobody is called so; WHO behind a name may be a second author.
_DEGREE = re.compile(
    r"(?:[JS]r|Esq|Inc|Ltd|LL[CP]|GmbH|II|III|IV|M\.?D|D\.?O|Ph\.? ?D|D\.?Phil|Psy\.?D|Pharm\.?D"
    r"|Ed\.?D|Dr\.?P\.?H|Sc\.?D|J\.?D|DNP|MBBS|MB ?BCh(?: BAO)?|MBChB|[BM]\.?[AS]|[BM]\.?Sc|[BM]Ed"
    r"|MPH|MSW|MBA|MPhil|APRN|PMHNP(?:-BC)?|RN|NP|PA-C|RD|L[CI]?SW|LCSW|LMFT|LMHC|LPC|FACP|FAAN"
    r"|D?FAPA|FRCPC?|[FM]RCPsych)\.?"
)
# What is in the names of institutions, besides INSTITUTION, and in none of a person.
_NO_PERSON = re.compile(
    r"\b(?:Abuse|Alcohol|American|Australian|British|Canadian|Care|Clinics?|Control|Drugs?|Editors?"
    r"|Editorial|Education|Environment|European|Excellence|Families|Family|Food|Health|Human|Inc"
    r"|International|Laborator(?:y|ies)|Library|Ltd|LL[CP]|Medical|Medicines?|Mental|National"
    r"|Nutrition|Policy|Prevention|Psychiatry|Psychology|Quality|Research|Royal|Safety|Sciences?"
    r"|Social|Staff|Studies|Team|Technolog(?:y|ies)|Treatment|Trust|Welfare|World)\b"
    r"|(?i:\b(?:against|for|in|of|on|the|to|with)\s)"
)

_ONE_NAME = "end it with a semicolon if it is one name"


def several(value: str, *, quoted: bool) -> list[str]:
    """The people in *value* if `and`, `&` or a semicolon divides them; else nothing.

    The name of an institution is not divided. What is *quoted* is one name, as in `"Marks &
    Spencer"`, but for two whole names of people.
    """
    parts = [text for part in _DIVIDED.split(value) if (text := part.strip(" ,"))]
    if len(parts) < 2:
        return []
    if ";" in value or all(map(_is_whole_person, parts)):
        return parts
    return parts if not quoted and any(map(_is_like_person, parts)) else []


def of_several(value: str, people: Sequence[str]) -> str:
    """How to write the *people* that `and` divides in *value*, a field without brackets."""
    each = [name for one in people for name in _in_order(_stripped(one.split(",")))]
    whole = "" if several(value, quoted=True) else f", or {_ONE_NAME}"
    return f"write {'; '.join(each)}{whole}"


def of_quoted(name: str) -> list[str]:
    """How to write *name*, a name or names with commas that stood in quotes, between semicolons."""
    if people := several(name, quoted=True):
        return people
    parts = [part for part in _stripped(name.split(",")) if part]
    joined = with_degrees(parts)
    if len(joined) == 2 and _is_suffix(joined[1]):
        return [" ".join(joined)]
    return [name] if _is_institution(parts) else _in_order(joined)


def of_parts(parts: Sequence[str]) -> str:
    """How to write *parts*, which commas divide and of which some are no whole names."""
    joined = with_degrees(parts)
    if len(parts) == 2 and _is_suffix(parts[1]):
        return _of_one(*parts)
    if len(joined) == 1:
        return f"write {joined[0]}"
    if _is_institution(parts):
        return _ONE_NAME
    if len(joined) == 2:
        first, second = joined
        one = _family_last(first, second)
        return f"write {one} for one person, {first}; {second} for two"
    return f"put semicolons between people: {'; '.join(_in_order(joined))}"


def mended(value: str, *, quoted: bool) -> str:
    """How to write what is no single name, or nothing."""
    if people := several(value, quoted=quoted):
        whole = "" if several(value, quoted=True) else f', or "{value}" in double quotes'
        return f"write an entry for each: {', '.join(people)}{whole}"
    if _NO_NAME.search(value):
        return "name each person, or delete it"
    if first := _AND_FIRST.match(value):
        return f"write {value[first.end() :]}"
    if _ADDRESS.search(value):
        alone = _ADDRESS.sub("", value).strip()
        return f"write {alone}, without the address" if alone else "write a name"
    return _without_commas(_stripped(value.split(",")))


def _without_commas(parts: Sequence[str]) -> str:
    """How to write the *parts* of an entry that commas divide, or nothing if it is one name."""
    if len(parts) == 1 or _is_institution(parts):
        return ""
    if len(parts) == 2 and all(parts):
        return _of_one(*parts)
    joined = with_degrees(parts)
    if len(joined) == 2 and " " not in joined[0]:
        return _of_one(*joined)
    return f"write {joined[0]}" if len(joined) == 1 else "write an entry for each person"


def parted(names: Sequence[str]) -> list[tuple[int, str, str]]:
    """Index, words and remedy of each entry that is a part of the name before it.

    `MD` in `[Jane Doe, MD]`, `J.` in `[Doe, J.]`.
    """
    found: list[tuple[int, str, str]] = []
    whole = 0  # the last name that is no part
    for index, name in enumerate(names):
        if not index or not (_DEGREE.fullmatch(name) or _INITIALS.fullmatch(name)):
            whole = index
        elif index == whole + 1:
            more = takewhile(_DEGREE.fullmatch, names[index + 1 :])
            found.append((index, name, _of_one(names[whole], " ".join([name, *more]))))
    return found


def with_degrees(names: Sequence[str]) -> list[str]:
    """*names*, with each degree after the name that it belongs to."""
    joined: list[str] = []
    for name in names:
        if joined and _DEGREE.fullmatch(name):
            joined[-1] += f" {name}"
        else:
            joined.append(name)
    return joined


def _stripped(parts: Sequence[str]) -> list[str]:
    return [part.strip() for part in parts]


def _in_order(parts: list[str]) -> list[str]:
    """`J. Smith` for each `Smith`, `J.`; whole names as they are."""
    if len(parts) % 2 or all(" " in part for part in parts):
        return parts
    return [_family_last(*pair) for pair in zip(parts[::2], parts[1::2], strict=True)]


def _family_last(family: str, given: str) -> str:
    """`Ann McDonald MD` for `McDonald` and `Ann MD`."""
    words = given.split()
    degrees = list(takewhile(_DEGREE.fullmatch, reversed(words[1:])))[::-1]
    return " ".join([*words[: len(words) - len(degrees)], family, *degrees])


def _of_one(first: str, second: str) -> str:
    """How to write the two sides of a comma in the name of one person."""
    if _is_suffix(second):
        return f"write {first} {second}, or leave {second} out"
    if not _is_like_person(second):
        return f"write {first}, or an entry for each"
    one = _family_last(first, second)
    if _INITIALS.fullmatch(second) or _DEGREE.fullmatch(one.split()[-1]):
        return f"write {one}"
    return f"write {one}, or an entry for each of {first} and {second}"


def _is_suffix(name: str) -> bool:
    if _INITIALS.fullmatch(name) or _NAME_WITH_CAPITAL.search(name):
        return False
    return _TITLE_OR_SUFFIX.fullmatch(name) is not None


def _is_institution(parts: Sequence[str]) -> bool:
    """Whether commas divide *parts* of one name: `Hospital for Sick Children, Toronto`."""
    return not _is_like_person(parts[0]) and not any(map(_is_whole_person, parts))


def _is_whole_person(name: str) -> bool:
    return " " in name and _is_like_person(name)


def _is_like_person(name: str) -> bool:
    """Whether *name* may be that of a person, or a part of it."""
    return not INSTITUTION.search(name) and not _NO_PERSON.search(name)
