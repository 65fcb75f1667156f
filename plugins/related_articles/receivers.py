"""Gives each published article those that are related to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from pelican import signals
from pelican.generators import ArticlesGenerator

import documents
from documents.result_cache import cached_result
from related_articles.analysis import NAME
from related_articles.similarity import Feature, Index, Reason, Relation, Text

DEFAULTS: Mapping[str, Any] = {
    "RELATED_ARTICLES_NUMBER": 3,
    "RELATED_ARTICLES_WORDS": 12,
    "RELATED_ARTICLES_UNWANTED_WORDS": (),
    "RELATED_ARTICLES_EXCLUDE_IF": ("review.overdue", "cites_retracted"),
}


@dataclass(frozen=True, slots=True)
class RelatedPost:
    """What a template shows; *url* follows `SITEURL/`. The names of *reasons* are for readers."""

    title: str
    url: str
    reasons: tuple[Reason, ...]


_Relations = list[tuple[str, list[Relation]]]  # of each article, by its address


def _begin(pelican: Any) -> None:
    chosen = {**DEFAULTS, **pelican.settings}
    options = {
        "words": chosen["RELATED_ARTICLES_WORDS"],
        "unwanted": sorted(chosen["RELATED_ARTICLES_UNWANTED_WORDS"]),
    }
    documents.add_analysis(pelican.settings, NAME, "related_articles.analysis:analyse", options)


def _relate(generators: list[Any]) -> None:
    """After all passes of `documents`, and after `popular_posts` if that stands before it."""
    generator = next(each for each in generators if isinstance(each, ArticlesGenerator))
    chosen = {**DEFAULTS, **generator.settings}
    by_language: dict[str, list[Any]] = defaultdict(list)
    for article in (*generator.articles, *generator.translations):
        article.related_articles = []
        if not any(_attribute(article, path) for path in chosen["RELATED_ARTICLES_EXCLUDE_IF"]):
            by_language[article.lang].append(article)
    for language in sorted(by_language):
        _relate_all(by_language[language], chosen)


def _relate_all(articles: list[Any], chosen: Mapping[str, Any]) -> None:
    by_url = {article.url: article for article in articles}
    for url, relations in _relations(articles, chosen):
        by_url[url].related_articles = [_related(by_url, url, each) for each in relations]


def _relations(articles: list[Any], chosen: Mapping[str, Any]) -> _Relations:
    """Kept between builds: most edits change no tag, source or frequent word."""
    texts = [_text(article) for article in articles]
    shown = {article.url: sorted(_shown(article)) for article in articles}
    number = chosen["RELATED_ARTICLES_NUMBER"]
    inputs = msgspec.json.encode((texts, shown, number))
    name = f"related articles in {articles[0].lang}"
    return cached_result(
        chosen, name, inputs, _Relations, lambda: list(Index(texts).related(shown, number))
    )


def _text(article: Any) -> Text:
    return Text(article.url, article.date.timestamp(), tuple(sorted(set(_features(article)))))


def _features(article: Any) -> Iterator[Feature]:
    interface = article.document.interface
    yield from (("tag", tag.name) for tag in getattr(article, "tags", ()))
    yield from (("source", key) for key in interface.get("citations", ()))
    yield from (("word", word) for word in interface.get(NAME, ()))
    if hasattr(article, "category"):
        yield "category", article.category.name


def _shown(article: Any) -> set[str]:
    """The addresses to which another list of the page of *article* leads."""
    place = getattr(article, "series_place", None)
    shown = (*getattr(article, "popular_posts", ()), *(place.parts if place else ()))
    return {entry.url for entry in shown}


def _related(by_url: Mapping[str, Any], url: str, relation: Relation) -> RelatedPost:
    own, other = by_url[url], by_url[relation.key]
    reasons = tuple(
        Reason(each.kind, tuple(dict.fromkeys(_label(own, each.kind, name) for name in each.names)))
        for each in relation.reasons
    )
    return RelatedPost(other.title, other.url, reasons)


def _label(article: Any, kind: str, name: str) -> str:
    """How *name* is shown: a source as author and year, a word in the form that the text uses."""
    if kind == "word":
        # Another text may have its address, a mistake that is reported elsewhere.
        return str(article.document.interface[NAME].get(name, name))
    if kind == "source":
        references = getattr(article, "references", ())
        return next((str(each.label) for each in references if each.key == name), name)
    return name


def _attribute(thing: Any, path: str) -> Any:
    for name in path.split("."):
        thing = thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, None)
    return thing


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
    signals.all_generators_finalized.connect(_relate)
