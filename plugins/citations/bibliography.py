"""The bibliography of a site: each source of the library with the pages that cite it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from citations.source import Source
from citations.vancouver import reference
from languages.catalogues import Gettext, translatable


@dataclass(frozen=True, slots=True)
class CitingPage:
    """A page that cites, for a link: `url` is relative to the site's root."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class BibliographyEntry:
    """A row of the bibliography: what a template shows."""

    key: str
    reference: Markup
    pages: tuple[CitingPage, ...]


def bibliography(
    sources: Mapping[str, Source],
    citing: Iterable[tuple[CitingPage, Iterable[str]]],
    gettext: Gettext = translatable,
) -> list[BibliographyEntry]:
    """The sources that *citing* pages name by key, by first author, then year, then key."""
    pages: dict[str, list[CitingPage]] = {}
    for page, keys in citing:
        for key in keys:
            pages.setdefault(key, []).append(page)
    cited = sorted((sources[key] for key in pages), key=_order)
    return [
        BibliographyEntry(
            source.key, reference(source, gettext), tuple(sorted(pages[source.key], key=_by_title))
        )
        for source in cited
    ]


def _order(source: Source) -> tuple[str, str, str]:
    first = source.authors[0].family if source.authors else source.title
    return first.casefold(), source.year, source.key


def _by_title(page: CitingPage) -> tuple[str, str]:
    return page.title.casefold(), page.url
