"""What structured data says of a page and its site: plain values, as the page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from languages.catalogues import translatable


@dataclass(frozen=True, slots=True)
class NamedPath:
    """A link that leads to a page: its *name* and its *path* below the site's address."""

    name: str
    path: str


HOME: Final = NamedPath(translatable("Home"), "")


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """The site; *url* is its address without a slash at the end, empty while it has none.

    *logo* is a path below that address, *home* leads to the home page in a language of the site;
    *organizations* are authors that are no persons.
    """

    name: str
    url: str = ""
    description: str = ""
    logo: str = ""
    language: str = "en"
    organizations: frozenset[str] = frozenset()
    home: NamedPath = HOME

    def address(self, path: str) -> str:
        """The address of *path*, or nothing: a relative address is of no use to a crawler."""
        return f"{self.url}/{path}" if self.url else ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A page. *kind* is the schema.org type of one that is not clinical, or besides.

    *image* is the path of its picture below the site's address.
    *refers_to* is the month or day that the title refers to, in ISO 8601.
    """

    kind: str
    title: str
    path: str
    language: str = "en"
    trail: tuple[NamedPath, ...] = ()
    authors: tuple[NamedPath, ...] = ()
    published: date | None = None
    modified: date | None = None
    image: str = ""
    refers_to: str = ""
    clinical: bool = False
    last_reviewed: date | None = None
    reviewed_by: str = ""
    about: tuple[tuple[str, str], ...] = ()
