"""What a source is part of, or who published it, if that is no journal."""

from __future__ import annotations

import re

from citations import titles
from citations.addresses import with_addresses
from citations.dates import period_in_words
from citations.fields import Fields
from citations.identifiers import IdentifierError, web_address
from citations.sentences import sentences
from citations.source import Author

_KINDS = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master’s thesis",
    "mathesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate’s thesis",
    "thesis": "Thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Computer software",
    "datacd": "CD-ROM",
    "audiocd": "Audio CD",
    "patent": "Patent",
    "patentde": "German patent",
    "patenteu": "European patent",
    "patentfr": "French patent",
    "patentuk": "British patent",
    "patentus": "United States patent",
    "patreq": "Patent application",
    "patreqde": "German patent application",
    "patreqeu": "European patent application",
    "patreqfr": "French patent application",
    "patrequk": "British patent application",
    "patrequs": "United States patent application",
}
"""What the keys of biblatex for the field `type` stand for, and the types of theses."""
_THESES = ("phdthesis", "mastersthesis", "thesis")
_PERIODICALS = ("article", "periodical", "suppperiodical")
_REPORTS = ("techreport", "report", "manual", "standard", "patent")


def is_report(fields: Fields) -> bool:
    """Whether the kind and number of a work name it, as `NICE guideline NG222`."""
    return fields.kind in _REPORTS


def is_periodical(fields: Fields) -> bool:
    """Whether a work without the name of a journal is in one all the same."""
    return fields.kind in _PERIODICALS or bool(fields.raw("issue"))


def publication(fields: Fields) -> str:
    """What is no journal: `Handbook. 2nd ed. New York: Wiley`, `PhD thesis. Uppsala University`."""
    book, main, volume = titles.book(fields), titles.volumes(fields), _volume(fields)
    if book and main:  # as *Citing Medicine* has it of volumes with titles, chapter 2
        book, volume = f"{volume}, {book}" if volume else book, ""
    parts = [
        main,
        book,
        _kind(fields),
        _holder(fields),
        _event(fields, main or book),
        _edition(fields.text("edition")),
        _version(fields.text("version")),
        volume,
        translators(fields),
        _series(fields),
        _publisher(fields),
        _way(fields),
        _archive(fields),
    ]
    return sentences(*parts).rstrip(".")


def translators(fields: Fields) -> str:
    """`Galkin AV, translator`, as *Citing Medicine* has it of secondary authors, chapter 2."""
    return _in_role(*fields.people("translator"), "translator")


def _holder(fields: Fields) -> str:
    """`ACME Corp, assignee`, of a patent; one that stands as author is not repeated."""
    return _in_role(*holders(fields), "assignee") if fields.raw("author") else ""


def holders(fields: Fields) -> tuple[tuple[Author, ...], bool]:
    """Who owns a patent, and whether there are others."""
    if fields.kind != "patent":
        return (), False
    return fields.people("holder" if fields.raw("holder") else "assignee")


def _in_role(names: tuple[Author, ...], others: bool, role: str) -> str:
    if not names:
        return ""
    plural = "s" if others or len(names) > 1 else ""
    return ", ".join([*map(str, names), *(["et al"] if others else []), f"{role}{plural}"])


def _kind(fields: Fields) -> str:
    """The kind of a thesis, or the kind and number of a report."""
    typed = fields.text("type")
    kind = _KINDS.get(typed.lower(), typed)
    if fields.kind in _THESES:
        return kind or _KINDS[fields.kind]
    if is_report(fields):
        parts = (kind, fields.text("number"))
        return " ".join(part for part in parts if part and part != "Report")
    return ""


def _event(fields: Fields, book: str) -> str:
    """`Presented at: ASCP; 2020 May 5; Miami`, of a talk; without its beginning in proceedings."""
    event, on = titles.event(fields), period_in_words(fields.text("eventdate"))
    parts = [part for part in (event, on, fields.text("venue")) if part]
    return "; ".join(parts) if book or not event else f"Presented at: {'; '.join(parts)}"


def _version(version: str) -> str:
    """`Version 4.2.1`, as *Citing Medicine* has it of programs, chapter 23."""
    return f"Version {version}" if version[:1].isdigit() else version


def _volume(fields: Fields) -> str:
    """`Vol. 2` of a book that has several."""
    volume = "" if is_periodical(fields) else fields.text("volume")
    return f"Vol. {volume}" if volume.isalnum() else volume


def _series(fields: Fields) -> str:
    """`Progress in Psychiatry; 7`, whose number is that of a book; `No. 7` without a series."""
    series = fields.text("series")
    is_counted = not is_periodical(fields) and not is_report(fields)
    number = fields.text("number") if is_counted else ""
    if series and number:
        return f"{series}; {number}"
    return series or (f"No. {number}" if number.isalnum() else number)


def _edition(edition: str) -> str:
    """`2nd ed` for `2` and `2nd`."""
    if not edition or re.search(r"\bed(?:n|ition)?\b", edition, re.IGNORECASE):
        return edition
    if not edition.isdecimal():
        return f"{edition} ed"
    last = "th" if edition[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1])
    return f"{edition}{last or 'th'} ed"


def _publisher(fields: Fields) -> str:
    """`New York: Wiley`; an institution that stands as author is not repeated."""
    names = ["publisher", "institution", "school", "organization"]
    if is_report(fields) and not fields.raw("author") and not fields.raw("editor"):
        names = ["publisher"]
    place, name = fields.text("address", "location"), fields.text(*names)
    return f"{place}: {name}" if place and name else name


def _way(fields: Fields) -> str:
    """How something was published, unless that is an address, which is the link."""
    raw = fields.raw("howpublished")
    return "" if address_in(raw) else fields.identifier(with_addresses, "howpublished")


def _archive(fields: Fields) -> str:
    """`arXiv`, for what has appeared nowhere else."""
    kind = fields.text("eprinttype", "archiveprefix")
    is_elsewhere = fields.raw("publisher", "booktitle", "howpublished", "school", "institution")
    return kind if kind.lower() == "arxiv" and fields.raw("eprint") and not is_elsewhere else ""


def address_in(text: str) -> str:
    """The web address that is all of *text*, or nothing."""
    try:
        return web_address(text)
    except IdentifierError:
        return ""
