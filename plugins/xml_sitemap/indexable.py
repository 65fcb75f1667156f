"""Which pages a build writes, and when what they show last changed."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from pelican.paginator import Paginator

from xml_sitemap.location import Location

LANGUAGE_LISTS: Final = "language_lists"
"""The same name as in `documents.list_files`, which this plugin works without."""


def changed(content: Any) -> datetime | None:
    """When *content* last changed: its `modified` date, or else its `date`."""
    return getattr(content, "modified", None) or getattr(content, "date", None)


def latest(contents: Iterable[Any]) -> datetime | None:
    """The latest change of *contents*."""
    return max((when for each in contents if (when := changed(each))), default=None)


def locations(context: Mapping[str, Any]) -> Iterator[Location]:
    """Every page for search engines: no draft, nothing hidden, no redirect, no error page.

    A translation on another site, as `i18n_subsites` makes one for each language, is left out: a
    sitemap may name only what lies below it (https://www.sitemaps.org/protocol.html#location).
    """
    parts = (_contents, _groups, _periods, _direct, _popular)
    for lists in (context, *_of_languages(context)):
        yield from (each for part in parts for each in part(lists) if _is_below(each.url))


def _of_languages(context: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The contexts of the lists of further languages, as the plugin `languages` makes them."""
    lists = context.get(LANGUAGE_LISTS)
    for made in lists.by_language.values() if lists else ():
        yield {**made.context, "DIRECT_TEMPLATES": made.settings["DIRECT_TEMPLATES"]}


def _is_below(url: str) -> bool:
    """Whether *url*, relative to the address of the site, stays below it."""
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or url.startswith("/"):
        return False
    return not posixpath.normpath(url or ".").startswith("..")


def _contents(context: Mapping[str, Any]) -> Iterator[Location]:
    for original in (*context["articles"], *context["pages"]):
        for content in (original, *original.translations):
            if content.status == "published":
                yield Location(content.url, changed(content))


def _groups(context: Mapping[str, Any]) -> Iterator[Location]:
    for template, key in (("category", "categories"), ("tag", "tags"), ("author", "authors")):
        for group, articles in context[key]:
            if group.save_as:
                yield from _paginated(context, template, group.save_as, group.url, articles)


def _periods(context: Mapping[str, Any]) -> Iterator[Location]:
    for periods in context["period_archives"].values():
        for period in periods:
            yield Location(period["url"], latest(period["articles"]))


def _direct(context: Mapping[str, Any]) -> Iterator[Location]:
    """Pages such as the home page, which show the whole site."""
    for template in context["DIRECT_TEMPLATES"]:
        save_as = context.get(f"{template.upper()}_SAVE_AS", f"{template}.html")
        if save_as.endswith(".html") and template not in context.get("SITEMAP_EXCLUDE", ["404"]):
            url = context.get(f"{template.upper()}_URL", save_as).removesuffix("index.html")
            yield from _paginated(context, template, save_as, url, context["articles"])


def _paginated(
    context: Mapping[str, Any], template: str, name: str, url: str, articles: list[Any]
) -> Iterator[Location]:
    if template not in context["PAGINATED_TEMPLATES"]:
        yield Location(url, latest(articles))
        return
    size = context["PAGINATED_TEMPLATES"][template] or context["DEFAULT_PAGINATION"]
    pages = Paginator(name, url, articles, context, size)
    for number in pages.page_range:
        page = pages.page(number)
        yield Location(page.url.removesuffix("index.html"), latest(page.object_list))


def _popular(context: Mapping[str, Any]) -> Iterator[Location]:
    """The page of the plugin `popular_posts`, if the site has it."""
    lists = context.get("popular_posts_lists")
    if lists and lists.options.page_save_as:
        yield Location(lists.options.page_url, lists.changed())
