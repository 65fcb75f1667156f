"""Decides once what a template needs to know of each text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator

import documents
import report
from documents.site import Site
from languages.lists import listed
from reading_aids.analysis import NAME
from reading_aids.front_page import front_page
from reading_aids.neighbours import neighbours
from reading_aids.outline import Heading
from reading_aids.recent_views import RecentPost, RecentViews, read_views
from report.place import shown

_READ_HEADINGS = (NAME, "body_policy", "citations", "claims", "links", "safe_messaging")


def _add_aids(site: Site) -> None:
    for content, document in site.documents():
        content.has_summary = bool(document.interface.get("has_summary"))
        content.headings = tuple(Heading(*each) for each in document.own.get(NAME, ()))
        content.reading_minutes = document.interface.get(NAME, 1)
    for generator in site.generators:
        if isinstance(generator, ArticlesGenerator):
            _add_neighbours(generator)
            _list(generator)


def _add_neighbours(generator: ArticlesGenerator) -> None:
    """Give each article the ones before and after it in its language."""
    for articles, settings in listed(generator):
        feature = _feature(articles, settings)
        for article, beside in neighbours([each for each in articles if each is not feature]):
            article.neighbours = beside


def _list(generator: ArticlesGenerator) -> None:
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
    feature = _feature(generator.articles, generator.settings)
    generator.context["front_page"] = front_page(generator.articles, feature, number)


def _feature(articles: Iterable[Any], settings: Mapping[str, Any]) -> Any:
    """The article that comes first on the home page, which stands beside the others, or none."""
    source = settings.get("READING_AIDS_FEATURE", "")
    return next((each for each in articles if each.relative_source_path == source), None)


def _add_recent_views(site: Site) -> None:
    """`recent_views`, if there is a file of views with a day in it that a listed text was read."""
    file = site.root / str(site.settings.get("READING_AIDS_VIEWS", "data/views.csv"))
    if not file.is_file():
        return
    found = read_views(file.read_text(encoding="utf-8-sig"), 30)
    for diagnostic in found.diagnostics:
        report.add(diagnostic.at(shown(file, site.root)))
    generator = next(each for each in site.generators if isinstance(each, ArticlesGenerator))
    posts = [
        RecentPost(each.title, each.url, found.by_slug[each.slug])
        for each in generator.articles
        if found.by_slug[each.slug] and _is_listed(each)
    ]
    posts.sort(key=lambda post: (-post.views, post.title.casefold(), post.url))
    if found.until and posts:
        most = site.settings.get("POPULAR_POSTS_NUMBER", 10)
        site.context["recent_views"] = RecentViews(found.until, tuple(posts[:most]))


def _is_listed(article: Any) -> bool:
    """Whether a list of popular texts may show *article*.

    Not if it says no, is overdue, or rests on what was retracted.
    """
    refused = article.metadata.get("popular") is False or getattr(article, "cites_retracted", False)
    return not (refused or getattr(getattr(article, "review", None), "overdue", False))


def _begin(pelican: Any) -> None:
    documents.add_analysis(pelican.settings, NAME, "reading_aids.analysis:analyse")
    if pelican.settings.get("READING_AIDS_HEADING_LINKS", True):
        links = "reading_aids.analysis:link_headings"
        documents.add_analysis(pelican.settings, f"{NAME} links", links, after=_READ_HEADINGS)
    documents.add_pass(pelican.settings, NAME, _add_aids)
    documents.add_listing(pelican.settings, NAME, _list)
    documents.add_pass(
        pelican.settings, f"{NAME} views", _add_recent_views, after=("citations", "reviews")
    )


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
