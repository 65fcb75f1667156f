"""Names of people and institutions in BibTeX, as Vancouver style needs them.

After *Tame the BeaST* (Nicolas Markey, 2009), section 11, biblatex's extended format (manual,
section 3.4), and *Citing Medicine*, 2nd edition, chapter 1, for suffixes.
"""

from __future__ import annotations

import re

from bibtexparser.middlewares.names import (
    InvalidNameError,
    NameParts,
    parse_single_name_into_parts,
)

from citations.letters import in_unicode
from citations.plain import plain
from citations.source import Author
from report.institutions import INSTITUTION

_SUFFIXES = {"Jr": "Jr", "jr": "Jr", "Sr": "Sr", "sr": "Sr", "II": "2nd", "III": "3rd", "IV": "4th"}
"""JR and SR are initials as well: `Smith JR`."""
_EAST_ASIAN = re.compile(
    r"[\u1100-\u11ff\u3005-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
    r"\U00020000-\U000323af·・]+"
)
_AND = re.compile(r"(\\.|[{}]|\sand\s)", re.IGNORECASE)
_BRACED = re.compile(r"\{[^{}]*\}")
_INITIALS = re.compile(r"[A-Z]{1,3}")
_LAST_INITIALS = re.compile(r"(?:[A-Z][.-]{0,2}){1,3}")
_INITIALS_ALONE = re.compile(r"(?:[A-Z]\.[\s-]?)+")
_PEOPLE_IN_BRACES = re.compile(
    r"\{[^{}]*, [A-Z][^{}]* and [^{}]*, [A-Z][^{}]*\}|\{[^{}]*, [A-Z]\.\}"
)
_AND_OTHERS = re.compile(r"\{*(?:(?:et\.? )?al\.?|al\.?, ?et\.?)\}*")
FORM = "write Family, Given and Family, Given (an institution in braces)"
_IN_BRACES = "put it in braces: {{…}}"
_NO_NAMES = (
    (re.compile(r"[;；，、]| & |\\&"), "holds several people", FORM),
    (re.compile(r"\bet\.? al\b"), "is no person", "write and others"),
    (re.compile(r",.*,.*,"), "has commas between people", FORM),
    (re.compile(r",? (?:Inc|Ltd|LLC|GmbH|plc)\b"), "is an institution", _IN_BRACES),
    (re.compile(r"[()\[\]/<>:@†]|\d(?!nd|rd|th)"), "holds more than a name", FORM),
    (re.compile(r"(?:^|\s)and(?:\s|$)|^others$", re.IGNORECASE), "holds more than a name", FORM),
    (re.compile(r"^(?:Mrs?|Ms|Dr|Prof)\b\.?\s"), "holds more than a name", FORM),
)
"""What BibTeX reads as a name although it is none, the problem and the remedy."""


class AmbiguousNameError(ValueError):
    """A name that does not say who is meant: *problem* and *remedy*."""

    def __init__(self, problem: str, remedy: str = FORM) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


def people(value: str) -> tuple[tuple[Author, ...], bool]:
    """The people in the field *value*, and whether it ends in `and others`.

    Raises AmbiguousNameError where BibTeX would read something else than the writer meant.
    """
    names = _divided(in_unicode(" ".join(value.split())))
    has_others = bool(names) and names[-1] in {"others", "{others}"}
    return tuple(_author(name) for name in names[: len(names) - has_others]), has_others


def _divided(value: str) -> list[str]:
    """*value* without each `and` that stands in no braces, which divides people."""
    names, depth = [""], 0
    for part in _AND.split(value):
        depth += (part == "{") - (part == "}")
        if depth == 0 and part.lower() == " and ":
            names.append("")
        else:
            names[-1] += part
    return [name.strip() for name in names if name.strip()]


def _author(name: str) -> Author:
    if re.match(r"(?:family|given|prefix|suffix)\s*=", name):
        return _extended(name)
    _check(name, _BRACED.sub("{}", _BRACED.sub("{}", name)))
    try:
        parts = parse_single_name_into_parts(name)
    except InvalidNameError as error:
        raise AmbiguousNameError(str(error)) from error
    return _from_parts(name, _with_suffix(name, parts))


def _check(name: str, outside: str) -> None:
    """Refuse what is no name; *outside* is *name* without what stands in braces."""
    if _PEOPLE_IN_BRACES.fullmatch(name):
        raise AmbiguousNameError(f"{name!r} is no institution", f"take away its braces, {FORM}")
    if _AND_OTHERS.fullmatch(name):  # reference managers turn it round, as a name
        raise AmbiguousNameError(f"{name!r} is no person", "write and others")
    for pattern, problem, remedy in _NO_NAMES:
        if pattern.search(outside):
            raise AmbiguousNameError(f"{name!r} {problem}", remedy)
    _check_parts(name, outside)


def _check_parts(name: str, outside: str) -> None:
    last, comma, first = outside.partition(",")
    if not comma and " " in outside and INSTITUTION.search(outside):
        raise AmbiguousNameError(f"{name!r} is an institution", _IN_BRACES)
    if not comma and _has_initials_last(last):
        raise AmbiguousNameError(f"{name!r} has its initials last")
    if comma and _INITIALS_ALONE.fullmatch(last):
        raise AmbiguousNameError(f"{name!r} has its initials first")
    if _has_initials_last(last) and _has_initials_last(first):
        raise AmbiguousNameError(f"{name!r} has commas between people")


def _has_initials_last(words: str) -> bool:
    """Whether *words* are a whole name as in Vancouver style: `Smith JR`, `Smith J Jr`."""
    found = words.split()
    if found and _suffix(found[-1]):
        found.pop()
    return len(found) > 1 and _LAST_INITIALS.fullmatch(found[-1]) is not None


def _with_suffix(name: str, parts: NameParts) -> NameParts:
    """*parts* with Jr, II … where it belongs, wherever in the name it was typed."""
    if parts.jr and not _suffix(*parts.jr):
        if not (parts.first and _suffix(*parts.first)):
            raise AmbiguousNameError(f"{name!r} has commas between people, or a degree")
        parts.first, parts.jr = parts.jr, parts.first  # `King, M. L., Jr.`
    if not parts.jr and parts.first and _suffix(*parts.first):  # `Martin Luther King, Jr.`
        jr = parts.first
        parts = parse_single_name_into_parts(name.rpartition(",")[0])
        parts.jr = jr
    if not parts.jr and len(parts.last) == 1 and parts.first and _suffix(*parts.last):
        parts.jr, parts.last = parts.last, [parts.first.pop()]  # `Martin Luther King Jr.`
    for words in (parts.last, parts.first):  # `King Jr., Martin Luther`, `King, Martin Luther Jr.`
        if not parts.jr and len(words) > 1 and _suffix(words[-1]):
            parts.jr = [words.pop()]
    return parts


def _suffix(*words: str) -> str:
    """`Jr` for `Jr.`, `3rd` for `III` and `3rd`, else nothing."""
    word = plain(words[0]).rstrip(".") if len(words) == 1 else ""
    return word if word in _SUFFIXES.values() else _SUFFIXES.get(word, "")


def _from_parts(name: str, parts: NameParts) -> Author:
    family = plain(" ".join(parts.von + parts.last))
    if not family:
        raise AmbiguousNameError(f"{name!r} has no family name")
    given = [plain(word) for word in parts.first]
    if _is_whole_in_east_asia(family, given):
        # Without a comma the words stay as typed: BibTeX would take the last for the family.
        return Author("".join([family, *given] if "," in name else [*given, family]))
    if family.isupper() and len(family) > 1:  # `DOE, JAN`, whose JAN is a name
        given = [word.capitalize() for word in given]
    return Author(family, _initials_of(given), _suffix(*parts.jr) if parts.jr else "")


def _initials(given: str) -> str:
    """`Carlos` is C, `J.L.` is JL, `JL` is JL and `Dong-Jing` is DJ, as in Vancouver style."""
    if _INITIALS.fullmatch(given):
        return given
    return "".join(part[0] for part in re.split(r"[-‐.\s]+", given) if part)


def _initials_of(given: list[str]) -> str:
    """The initials of the words *given*, which stay whole in a script without letter case."""
    has_case = all(word.upper() != word.lower() for word in given)
    return "".join(map(_initials, given)) if has_case else " ".join(given)


def _is_whole_in_east_asia(family: str, given: list[str]) -> bool:
    """Whether all is in Han, kana or Hangul: the family first, no space, and nothing cut."""
    return bool(_EAST_ASIAN.fullmatch("".join([family, *given])))


def _extended(name: str) -> Author:
    """`family=Berg, given=Ann, prefix=van der`, as biblatex allows it."""
    found = dict(re.findall(r"([\w-]+)\s*=\s*\"?((?:\{[^}]*\}|[^,\"])*)\"?", name))
    family = plain(f"{found.get('prefix', '')} {found.get('family', '')}")
    if not family:
        raise AmbiguousNameError(f"{name!r} has no family name")
    given = plain(found.get("given", "")).split()
    if _is_whole_in_east_asia(family, given):
        return Author("".join([family, *given]))
    initials = _initials_of(given)
    return Author(family, initials, _suffix(found["suffix"]) if "suffix" in found else "")
