"""The thin Pelican shell: what a template needs to know of each text, decided once."""

from __future__ import annotations

from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator

import documents
from documents.site import Site
from reading_aids.analysis import NAME
from reading_aids.front_page import front_page
from reading_aids.neighbours import neighbours
from reading_aids.outline import Heading

_READ_HEADINGS = (NAME, "body_policy", "citations", "claims", "links", "safe_messaging")


def _add_aids(site: Site) -> None:
    for content, document in site.documents():
        content.has_summary = bool(document.interface.get("has_summary"))
        content.headings = tuple(Heading(*each) for each in document.own.get(NAME, ()))
        content.reading_minutes = document.interface.get(NAME, 1)
    for generator in site.generators:
        if isinstance(generator, ArticlesGenerator):
            feature = _feature(generator)
            for article, beside in neighbours([a for a in generator.articles if a is not feature]):
                article.neighbours = beside
            _sort_tags(generator)
            _add_front_page(generator)


def _sort_tags(generator: ArticlesGenerator) -> None:
    """By the alphabet, as readers look for them; Pelican lists tags as it meets them."""
    tags = generator.context["tags"]
    generator.context["tags"] = sorted(
        tags, key=lambda pair: (str(pair[0]).casefold(), pair[0].slug)
    )


def _add_front_page(generator: ArticlesGenerator) -> None:
    number = generator.settings.get("READING_AIDS_LATEST", 4)
    generator.context["front_page"] = front_page(generator.articles, _feature(generator), number)


def _feature(generator: ArticlesGenerator) -> Any:
    """The article that comes first on the home page, which stands beside the others, or none."""
    source = generator.settings.get("READING_AIDS_FEATURE", "")
    return next((a for a in generator.articles if a.relative_source_path == source), None)


def _begin(pelican: Any) -> None:
    documents.add_analysis(pelican.settings, NAME, "reading_aids.analysis:analyse")
    if pelican.settings.get("READING_AIDS_HEADING_LINKS", True):
        links = "reading_aids.analysis:link_headings"
        documents.add_analysis(pelican.settings, f"{NAME} links", links, after=_READ_HEADINGS)
    documents.add_pass(pelican.settings, NAME, _add_aids)


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
