"""The lists of each language besides that of the site: Pelican's own, of its articles alone."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from operator import attrgetter
from typing import Any

from pelican.contents import Author, Category, Tag
from pelican.generators import ArticlesGenerator
from pelican.utils import order_content

from documents.registry import listings
from languages.list_files import address, list_pages, made_files
from languages.own import direct_templates, languages, own_context, own_settings

_OF_ONE_SITE = ("recent_views",)  # by addresses that do not say the language


@dataclass(frozen=True, slots=True)
class Version:
    """A list in the language *lang*; *title* is for texts alone."""

    lang: str
    url: str
    title: str = ""


class Lists:
    """The generators of a build, and for each further language a copy that lists its articles."""

    def __init__(self, generators: Sequence[Any]) -> None:
        self._generators = generators
        self._main = next(each for each in generators if isinstance(each, ArticlesGenerator))
        self._settings: dict[str, Any] = self._main.settings

    @cached_property
    def grouped(self) -> dict[str, Any]:
        """The generator of each further language, whose context is still that of the site."""
        return {code: self._grouped(code) for code in languages(self._settings)}

    @cached_property
    def by_language(self) -> dict[str, Any]:
        """The same, complete; all plugins have to be done with the main generator."""
        for code, made in self.grouped.items():
            self._complete(made, code)
        return self.grouped

    def _grouped(self, language: str) -> Any:
        main, made = self._main, copy.copy(self._main)
        made.settings = own_settings(main.settings, language)
        made.articles = articles_in(main, language)
        made.translations, made.drafts, made.hidden_articles = [], [], []
        _group(made)
        return made

    def _complete(self, made: Any, language: str) -> None:
        main = self._main
        main.context.setdefault("document_uses", [])  # what feeds note there is for all languages
        made.context = {**main.context, **own_context(main.settings, language)}
        made._update_context(("articles", "dates", "tags", "categories", "authors"))
        made.context["period_archives"] = made.period_archives
        for name in _OF_ONE_SITE:
            made.context.pop(name, None)
        for complete in listings(main.settings):
            complete(made)

    def overlay(self, language: str) -> Mapping[str, Any]:
        """What a text in *language* sees in the place of what the site's own language has."""
        return self._overlays.get(language, {})

    @cached_property
    def _overlays(self) -> dict[str, dict[str, Any]]:
        return {
            code: {
                **own_context(self._settings, code),
                "feed_links": made.context.get("feed_links", []),
            }
            for code, made in self.by_language.items()
        }

    @cached_property
    def versions(self) -> dict[str, list[Version]]:
        """By file, one list in all languages; of lists that each language has once."""
        found: dict[str, list[Version]] = {}
        own = {self._settings["DEFAULT_LANG"]: self._settings}
        own |= {code: made.settings for code, made in self.grouped.items()}
        for save_as, url, _ in list_pages(self._settings) if len(own) > 1 else ():
            having = {code: each for code, each in own.items() if address(each, save_as)}
            pages = [Version(code, address(settings, url)) for code, settings in having.items()]
            if len(pages) > 1:
                found |= {address(settings, save_as): pages for settings in having.values()}
        return found

    def files(self) -> Iterator[tuple[str, str]]:
        """Each page of the further languages that no text has, and what makes it."""
        return chain.from_iterable(map(made_files, self.grouped.values()))

    def write(self, writer: Any) -> None:
        """The pages and feeds of each language."""
        for made in self.by_language.values():
            page = partial(writer.write_file, relative_urls=made.settings["RELATIVE_URLS"])
            whole, made.settings = made.settings, _direct(made.settings)
            made.generate_period_archives(page)
            made.generate_direct_templates(page)
            made.settings = whole
            made.generate_tags(page)
            made.generate_categories(page)
            made.generate_authors(page)
            for each in self._generators:
                if getattr(each, "is_for_each_language", False):
                    other = copy.copy(each)
                    other.settings, other.context = made.settings, made.context
                    other.generate_output(writer)


def _direct(settings: dict[str, Any]) -> dict[str, Any]:
    return {**settings, "DIRECT_TEMPLATES": direct_templates(settings)}


def _group(made: Any) -> None:
    """By category, tag, author and year, as Pelican does for the articles of the site."""
    groups: dict[str, Any] = {name: defaultdict(list) for name in ("categories", "tags", "authors")}
    for article in made.articles:
        if hasattr(article, "category"):
            groups["categories"][article.category].append(article)
        for tag in getattr(article, "tags", ()):
            groups["tags"][tag].append(article)
        for author in getattr(article, "authors", ()):
            groups["authors"][author].append(article)
    made.categories = sorted(
        groups["categories"].items(), reverse=made.settings["REVERSE_CATEGORY_ORDER"]
    )
    made.tags, made.authors = groups["tags"], sorted(groups["authors"].items())
    newest_first = made.context["NEWEST_FIRST_ARCHIVES"]
    made.dates = sorted(made.articles, key=attrgetter("date"), reverse=newest_first)
    made.period_archives = made._build_period_archives(made.dates, made.articles, made.settings)


def articles_in(generator: ArticlesGenerator, language: str) -> list[Any]:
    """The published articles in *language*, in Pelican's order."""
    found = [a for a in (*generator.articles, *generator.translations) if a.lang == language]
    ordered: list[Any] = order_content(found, generator.settings["ARTICLE_ORDER_BY"])
    return ordered


def listed(generator: ArticlesGenerator) -> Iterator[tuple[list[Any], dict[str, Any]]]:
    """The articles that are listed together, each with the settings of their language."""
    yield generator.articles, generator.settings
    for code in languages(generator.settings):
        yield articles_in(generator, code), own_settings(generator.settings, code)


def part(generator: ArticlesGenerator) -> None:
    """Take articles in another language out of the site's lists, and give all its terms' addresses.

    Pelican lists an article in another language if it is no translation of one in the site's own.
    """
    codes = set(languages(generator.settings))
    moved = [article for article in generator.articles if article.lang in codes]
    generator.articles = [each for each in generator.articles if each.lang not in codes]
    generator.translations = [*generator.translations, *moved]
    own = {code: own_settings(generator.settings, code) for code in codes}
    for article in (
        *(*generator.translations, *generator.hidden_articles, *generator.hidden_translations),
        *(*generator.drafts, *generator.drafts_translations),
    ):
        if article.lang in codes:
            _readdress(article, own[article.lang])


def _readdress(article: Any, settings: dict[str, Any]) -> None:
    """Let the terms of *article* lead to the lists of its language."""
    if hasattr(article, "category"):
        article.category = Category(article.category.name, settings)
    if hasattr(article, "tags"):
        article.tags = [Tag(each.name, settings) for each in article.tags]
    if hasattr(article, "authors"):
        article.authors = [Author(each.name, settings) for each in article.authors]
        article.author = article.authors[0] if article.authors else article.author
