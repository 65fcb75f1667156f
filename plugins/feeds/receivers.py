"""Makes items of articles, and files of items."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from heapq import nsmallest
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.utils import sanitised_join

from feeds.article import article_facts, make_item
from feeds.item import Feed, Item
from feeds.json_feed import json_feed
from feeds.options import PATHS, read_options
from feeds.xml import atom, atom_entry, rss

_IN_XML = "feeds.body:in_xml"
TYPES = {
    "Atom": "application/atom+xml",
    "RSS": "application/rss+xml",
    "JSON": "application/feed+json",
}


class FeedsGenerator(Generator):  # type: ignore[misc]
    """Writes the feeds once every article has its final content."""

    is_for_each_language = True  # of a site that has the plugin `languages`

    def generate_output(self, writer: Any) -> None:
        self._writer, self._options = writer, read_options(self.settings)
        self._made: dict[str, Item] = {}
        self._facts: dict[str, tuple[Any, ...]] = {}
        self._orders: dict[str, tuple[float, str, str]] = {}
        self._atom = partial(atom, entry=cache(atom_entry))  # an article is in many feeds
        articles, title = self.context["articles"], self.settings["SITENAME"]
        home = self.settings.get("HOME_URL") or ""
        self._write(self._options.all_atom, home, title, articles, self._atom)
        self._write(self._options.all_rss, home, title, articles, rss)
        self._write(self._options.all_json, home, title, articles, json_feed)
        self._write_each(self._options.category_atom, self.context["categories"])
        self._write_each(self._options.tag_atom, self.context["tags"])

    def _write_each(self, pattern: str, groups: Iterable[tuple[Any, list[Any]]]) -> None:
        for group, articles in groups if pattern else ():
            title = f"{self.settings['SITENAME']}: {group.name}"
            self._write(pattern.format(slug=group.slug), group.url, title, articles, self._atom)

    def _write(
        self, path: str, page: str, title: str, articles: Iterable[Any], form: Callable[[Feed], str]
    ) -> None:
        """Write the feed of *articles* to *path*, if it is to be and is not there as it should."""
        if not path:
            return
        newest = nsmallest(self._options.items, articles, key=self._newest_first)
        facts = [page, title, *map(self._facts_of, newest)]
        write = getattr(self._writer, "write_text", self._write_text)
        write(path, facts, lambda: form(self._feed(title, page, newest, path)))
        self._note_bodies(path, newest, "feeds.body:in_json" if form is json_feed else _IN_XML)

    def _write_text(self, save_as: str, _facts: object, make: Callable[[], str]) -> None:
        path = Path(sanitised_join(self.output_path, save_as))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make(), encoding="utf-8", newline="\n")

    def _feed(self, title: str, page: str, newest: Iterable[Any], path: str) -> Feed:
        siteurl = self.settings["SITEURL"]
        return Feed(
            title=title,
            subtitle=self.settings.get("SITESUBTITLE", ""),
            url=f"{siteurl}/{path}",
            home=f"{siteurl}/{page}",
            lang=self.settings["DEFAULT_LANG"],
            author=self.settings.get("AUTHOR") or self.settings["SITENAME"],
            items=tuple(self._item(each) for each in newest),
        )

    def _note_bodies(self, file: str, newest: Iterable[Any], form: str) -> None:
        """Note, for a later edit of a body alone, which bodies *file* shows and in which *form*."""
        uses, siteurl = self.context.setdefault("document_uses", []), self.settings["SITEURL"]
        for article in newest:
            url = f"{siteurl}/{article.url}" if siteurl else ""
            uses.append((article.relative_source_path, file, form, (url,)))

    def _newest_first(self, article: Any) -> tuple[float, str, str]:
        """The key to sort by, worked out once: an article is in the feeds of each of its tags."""
        path = article.source_path
        if path not in self._orders:
            self._orders[path] = (-article.date.timestamp(), article.slug, article.lang)
        return self._orders[path]

    def _facts_of(self, article: Any) -> tuple[Any, ...]:
        """The same object for each feed, so that whoever digests it does so once."""
        if article.source_path not in self._facts:
            self._facts[article.source_path] = article_facts(article, self.settings)
        return self._facts[article.source_path]

    def _item(self, article: Any) -> Item:
        if article.source_path not in self._made:
            self._made[article.source_path] = make_item(article, self.settings, self._options)
        return self._made[article.source_path]


def _begin(pelican: Any) -> None:
    read_options(pelican.settings)
    # As functions of documents do, without which this plugin works too
    pelican.settings.setdefault("DOCUMENT_LISTINGS", {})["feeds"] = _give_links
    pelican.settings.setdefault("DOCUMENT_LANGUAGE_PATHS", {}).update(PATHS)


def _give_links(generator: ArticlesGenerator) -> None:
    """`feed_links` for every page; `feed_url` on each category and tag for its own page."""
    options, siteurl = read_options(generator.settings), generator.settings["SITEURL"]
    paths = {"Atom": options.all_atom, "RSS": options.all_rss, "JSON": options.all_json}
    generator.context["feed_links"] = [
        {
            "type": TYPES[kind],
            "title": f"{generator.settings['SITENAME']} ({kind})",
            "url": f"{siteurl}/{path}",
        }
        for kind, path in paths.items()
        if path
    ]
    for groups, pattern in (
        (dict(generator.categories), options.category_atom),
        (generator.tags, options.tag_atom),
    ):
        for group in groups if pattern else ():
            group.feed_url = f"{siteurl}/{pattern.format(slug=group.slug)}"


def _generators(_pelican: Any) -> type[Generator]:
    return FeedsGenerator


def register() -> None:
    """Connect to Pelican's signals; a second call changes nothing."""
    signals.initialized.connect(_begin)
    signals.article_generator_finalized.connect(_give_links)
    signals.get_generators.connect(_generators)
