"""A source: one entry of the library, as plain Unicode text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """A person, or an institution, which has only a *family* name; *initials* without stops."""

    family: str
    initials: str = ""

    def __str__(self) -> str:
        return f"{self.family} {self.initials}".strip()


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the library; *line* is where it starts there, *year* is text of four digits.

    A field that the entry lacks is empty. *more_authors* says that the entry ends in `and others`.
    """

    key: str
    line: int
    title: str
    year: str
    authors: tuple[Author, ...] = ()
    more_authors: bool = False
    container: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    note: str = ""
