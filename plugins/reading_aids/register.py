"""The thin Pelican shell: what a template needs to know of each text, decided once."""

from __future__ import annotations

from typing import Any

from pelican import signals
from pelican.contents import Content, Static
from pelican.generators import ArticlesGenerator, PagesGenerator

from reading_aids.front_page import front_page
from reading_aids.neighbours import neighbours
from reading_aids.outline import outline


def _note_summary(content: Content) -> None:
    """Whether a writer wrote the summary; Pelican, and plugins, make one up where there is none."""
    if not isinstance(content, Static):
        content.has_summary = "summary" in content.metadata


def _add_outline(content: Content) -> None:
    result = outline(content._content or "")
    content.headings = result.headings
    content.reading_minutes = result.minutes


def _add_aids(generators: list[Any]) -> None:
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            for article in _articles(generator):
                _add_outline(article)
            for article, beside in neighbours(generator.articles):
                article.neighbours = beside
            _sort_tags(generator)
            _add_front_page(generator)
        if isinstance(generator, PagesGenerator):
            for page in (*generator.pages, *generator.hidden_pages, *generator.draft_pages):
                _add_outline(page)


def _articles(generator: ArticlesGenerator) -> list[Content]:
    return [
        *(*generator.articles, *generator.translations),
        *(*generator.hidden_articles, *generator.hidden_translations),
        *(*generator.drafts, *generator.drafts_translations),
    ]


def _sort_tags(generator: ArticlesGenerator) -> None:
    """By the alphabet, as readers look for them; Pelican lists tags as it meets them."""
    tags = generator.context["tags"]
    generator.context["tags"] = sorted(
        tags, key=lambda pair: (str(pair[0]).casefold(), pair[0].slug)
    )


def _add_front_page(generator: ArticlesGenerator) -> None:
    source = generator.settings.get("READING_AIDS_FEATURE", "")
    number = generator.settings.get("READING_AIDS_LATEST", 4)
    feature = next((a for a in generator.articles if a.relative_source_path == source), None)
    generator.context["front_page"] = front_page(generator.articles, feature, number)


def register() -> None:
    signals.content_object_init.connect(_note_summary)
    signals.all_generators_finalized.connect(_add_aids)
