"""Checks the options at the start, and ranks posts when all are read."""

from __future__ import annotations

import logging
import re
from collections.abc import Container, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader
from pelican import signals
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.utils import sanitised_join

from .article import keep_summary
from .atom import popular_feed
from .errors import PopularPostsError
from .fields import WrongField, read_fields
from .listing import popular_json
from .lists import Lists
from .options import PATHS, WORDS, read_options

logger = logging.getLogger("pelican.plugins.popular_posts")
TEMPLATES = Path(__file__).parent / "templates"


class PopularPostsGenerator(Generator):  # type: ignore[misc]
    """Writes the page, the JSON file and the feed."""

    is_for_each_language = True  # of a site that has the plugin `languages`

    def generate_output(self, writer: Any) -> None:
        lists: Lists = self.context["popular_posts_lists"]
        self._write_page(writer, lists)
        sources = [lists.source(post) for post in lists.top()]
        options, siteurl = lists.options, self.settings["SITEURL"]
        site = self.settings["SITENAME"]
        self._write(options.json_save_as, popular_json(sources, options, siteurl, site))
        author = self.settings.get("AUTHOR") or site
        language = self.settings["DEFAULT_LANG"]
        self._write(options.feed_save_as, popular_feed(sources, options, siteurl, author, language))

    def _write_page(self, writer: Any, lists: Lists) -> None:
        options = lists.options
        if options.page_save_as:
            writer.write_file(
                options.page_save_as,
                self.get_template(options.page_template),
                self.context,
                self.settings["RELATIVE_URLS"],
                entries=lists.top_entries(),
                url=options.page_url,
                page_name=options.page_save_as.rsplit(".", 1)[0],
            )

    def _write(self, save_as: str, text: str) -> None:
        if save_as:
            path = Path(sanitised_join(self.output_path, save_as))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")


def _located(article: Any, wrong: WrongField) -> str:
    """One line: the file, the line of the field in it, what is wrong."""
    path = Path(article.source_path)
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    pattern = re.compile(rf"\s*:?{wrong.field}\s*:", re.IGNORECASE)
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    number = next((at for at, line in enumerate(lines, start=1) if pattern.match(line)), 1)
    return f"{shown.as_posix()}:{number}: {wrong}"


def _refuse_wrong_fields(articles: Iterable[Any], pictures: Container[str]) -> None:
    """Raises PopularPostsError with every wrong field of every article; warns of those of drafts.

    *pictures* are the files that the site publishes, by their paths in the content folder.
    """
    problems = []
    for article in articles:
        fields, wrong = read_fields(article.metadata)
        if fields.thumbnail and fields.thumbnail not in pictures:
            wrong.append(WrongField("thumbnail", fields.thumbnail, "the path of a static file"))
        reported = [_located(article, each) for each in wrong]
        if article.status == "draft":
            for problem in reported:
                logger.warning("%s", problem)
        else:
            problems += reported
    if problems:
        raise PopularPostsError(problems)


def _all_articles(generator: ArticlesGenerator) -> Iterator[Any]:
    """Drafts and hidden ones too."""
    yield from (*generator.articles, *generator.translations)
    yield from (*generator.hidden_articles, *generator.hidden_translations)
    yield from (*generator.drafts, *generator.drafts_translations)


def _all_pages(generator: PagesGenerator) -> Iterator[Any]:
    """Drafts and hidden ones too."""
    yield from (*generator.pages, *generator.translations)
    yield from (*generator.hidden_pages, *generator.hidden_translations)
    yield from (*generator.draft_pages, *generator.draft_translations)


def _check(pelican: Any) -> None:
    settings = pelican.settings
    read_options(settings)
    # As documents.add_language_settings does, without which this plugin works too
    settings.setdefault("DOCUMENT_LANGUAGE_PATHS", {}).update(PATHS)
    settings.setdefault("DOCUMENT_LANGUAGE_WORDS", {}).update(WORDS)


def _keep_summary(_generator: Any, metadata: dict[str, Any]) -> None:
    keep_summary(metadata)


def _offer_templates(generator: Any) -> None:
    generator.context["popular_posts_options"] = read_options(generator.settings)
    generator.env.loader.loaders.append(FileSystemLoader(TEMPLATES))


def _rank(generators: list[Any]) -> None:
    articles = next(each for each in generators if isinstance(each, ArticlesGenerator))
    pages = next(each for each in generators if isinstance(each, PagesGenerator))
    _refuse_wrong_fields(_all_articles(articles), articles.context["static_content"])
    _list(articles)
    lists: Lists = articles.context["popular_posts_lists"]
    articles.settings.setdefault("DOCUMENT_LISTINGS", {})["popular_posts"] = _list
    for content in chain(_all_articles(articles), _all_pages(pages)):
        content.popular_posts = lists.entries(content.lang, besides=content.slug)


def _list(generator: ArticlesGenerator) -> None:
    """Rank the articles of *generator*; for those of another language `languages` calls this."""
    lists = Lists(generator, read_options(generator.settings))
    generator.context.update(
        popular_posts_lists=lists,
        popular_posts_within=lists.within,
        popular_posts=lists.entries(),
        popular_posts_options=lists.options,
    )


def _generators(_pelican: Any) -> type[Generator]:
    return PopularPostsGenerator


def register() -> None:
    signals.initialized.connect(_check)
    signals.generator_init.connect(_offer_templates)
    signals.article_generator_context.connect(_keep_summary)
    signals.get_generators.connect(_generators)
    signals.all_generators_finalized.connect(_rank)
