"""The library: a BibTeX file read into sources, with every fault in it."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
)

from citations.plain import plain
from citations.source import Author, Source

# What it logs is reported with its line, once.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)

_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    """Something to mend in the library, at *line*."""

    line: int
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Library:
    """Sources by key, in the order of the file, and the faults found while reading."""

    sources: dict[str, Source] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


@lru_cache(maxsize=1)  # a process that watches asks for the same library at each save
def read_library(bibtex: str) -> Library:
    """Read *bibtex*; what cannot be read is a fault, never an exception."""
    blocks = parse_string(bibtex)
    sources: list[Source] = []
    faults = [_failure(block) for block in blocks.failed_blocks]
    for entry in blocks.entries:
        found = list(_faults(entry))
        faults += found
        if not found:
            sources.append(_source(entry))
    return Library({source.key: source for source in sources}, tuple(sorted(faults)))


def _line(start: int | None) -> int:
    return (start or 0) + 1


def _failure(block: ParsingFailedBlock) -> Fault:
    line = _line(block.start_line)
    match block:
        case DuplicateBlockKeyBlock():
            first = _line(block.previous_block.start_line)
            return Fault(
                line, f"{block.key} is already the key of line {first}", "keep one of them"
            )
        case DuplicateFieldKeyBlock():
            names = ", ".join(sorted(block.duplicate_keys))
            return Fault(line, f"the entry has {names} twice", "keep one of them")
        case _:
            reason = " ".join(str(getattr(block.error, "abort_reason", "it is malformed")).split())
            return Fault(
                line, f"the entry cannot be read ({reason})", "close its braces and quotes"
            )


def _faults(entry: Entry) -> Iterator[Fault]:
    line = _line(entry.start_line)
    if not _text(entry, "title"):
        yield Fault(line, f"{entry.key} has no title", "add title = {…}")
    if not _text(entry, "year"):
        yield Fault(line, f"{entry.key} has no year", "add year = {…}")
    elif not _YEAR.fullmatch(_text(entry, "year")):
        yield Fault(line, f"{entry.key}: year is {_text(entry, 'year')}", "write four digits")
    yield from _name_faults(entry, line)


def _name_faults(entry: Entry, line: int) -> Iterator[Fault]:
    try:
        _authors(entry)
    except InvalidNameError as error:
        yield Fault(
            line, f"{entry.key}: {error}", "write authors as Family, Given and Family, Given"
        )


def _source(entry: Entry) -> Source:
    authors = _authors(entry)
    named = tuple(author for author in authors if author.family != "others")
    return Source(
        key=entry.key,
        line=_line(entry.start_line),
        title=_text(entry, "title"),
        year=_text(entry, "year"),
        authors=named,
        more_authors=len(named) < len(authors),
        container=_first(entry, ("journal", "booktitle", "publisher", "institution")),
        volume=_text(entry, "volume"),
        number=_text(entry, "number"),
        pages=_text(entry, "pages"),
        doi=_text(entry, "doi", as_is),
        pmid=_text(entry, "pmid"),
        url=_text(entry, "url", as_is),
        note=_text(entry, "note"),
    )


def as_is(value: str) -> str:
    """An address is no LaTeX: `_`, `%` and `~` in it mean themselves."""
    return value.strip()


def _text(entry: Entry, name: str, decode: Callable[[str], str] = plain) -> str:
    found = entry.fields_dict.get(name)
    return decode(str(found.value)) if found else ""


def _first(entry: Entry, names: Iterable[str]) -> str:
    return next((text for name in names if (text := _text(entry, name))), "")


def _authors(entry: Entry) -> tuple[Author, ...]:
    found = entry.fields_dict.get("author") or entry.fields_dict.get("editor")
    if not found:
        return ()
    names = split_multiple_persons_names(" ".join(str(found.value).split()))
    return tuple(_author(name) for name in names)


def _author(name: str) -> Author:
    parts = parse_single_name_into_parts(name)
    family = plain(" ".join(parts.von + parts.last + parts.jr))
    return Author(family, "".join(_initials(plain(given)) for given in parts.first))


def _initials(given: str) -> str:
    """`Carlos` is C, `J.L.` is JL and `Dong-Jing` is DJ, as in Vancouver style."""
    return "".join(part[0] for part in re.split(r"[-.\s]+", given) if part)
