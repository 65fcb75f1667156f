"""A source: one entry of the library, as plain Unicode text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """A person, or an institution, which has only a *family* name; *initials* without stops.

    Where a script has no letter case, *initials* are the given names, whole, but *family* is the
    whole name in Han, kana and Hangul. *suffix* is Jr, Sr, 2nd, 3rd or 4th.
    """

    family: str
    initials: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.family, self.initials, self.suffix)))


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the library; *line* is where it starts there, *year* is text of four digits, or
    empty for what has no date; *cited* is then the day on which it was looked at: `2026 Oct 4`.
    *is_estimated* says that the year is uncertain or approximate.

    A field that the entry lacks is empty. *more_authors* says that the entry ends in `and others`.
    *container* is the journal, else the book, the kind of thesis or report, and who published it;
    *editors* are those of the book. *edited* says that *authors* are the editors of a whole work.
    *in_journal* is false for what is counted otherwise; *volume* and *number* are then in
    *container*, and only then there is a *chapter*. *doi* and *pmid* are bare: `10.1000/x`,
    `23982301`.
    """

    key: str
    line: int
    title: str
    year: str
    authors: tuple[Author, ...] = ()
    more_authors: bool = False
    edited: bool = False
    editors: tuple[Author, ...] = ()
    more_editors: bool = False
    in_journal: bool = True
    container: str = ""
    volume: str = ""
    number: str = ""
    chapter: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    note: str = ""
    cited: str = ""
    is_estimated: bool = False

    @property
    def label(self) -> str:
        """The first author or editor, else the title, with the year: "Wilkinson 2018"."""
        people = self.authors or self.editors
        return f"{people[0].family if people else self.title} {self.year}".rstrip()

    @property
    def retracted(self) -> bool:
        """Whether the note tells readers that the work was retracted."""
        return "retracted" in self.note.lower()
