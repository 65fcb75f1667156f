"""The thin Pelican shell: articles become items, items become files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.utils import sanitised_join

from feeds.article import make_item
from feeds.item import Feed, Item
from feeds.json_feed import json_feed
from feeds.options import read_options
from feeds.xml import atom, rss

TYPES = {
    "Atom": "application/atom+xml",
    "RSS": "application/rss+xml",
    "JSON": "application/feed+json",
}


class FeedsGenerator(Generator):  # type: ignore[misc]
    """Writes the feeds once every article has its final content."""

    def generate_output(self, _writer: Any) -> None:
        self._options = read_options(self.settings)
        self._made: dict[str, Item] = {}
        articles = self.context["articles"]
        whole = self._feed(self.settings["SITENAME"], "", articles, self._options.all_atom)
        self._write(self._options.all_atom, atom(whole))
        self._write(self._options.all_rss, rss(self._at(whole, self._options.all_rss)))
        self._write(self._options.all_json, json_feed(self._at(whole, self._options.all_json)))
        for file in (self._options.all_atom, self._options.all_rss):
            self._note_bodies(file, articles, "feeds.body:in_xml")
        self._note_bodies(self._options.all_json, articles, "feeds.body:in_json")
        self._write_each(self._options.category_atom, self.context["categories"])
        self._write_each(self._options.tag_atom, self.context["tags"])

    def _write_each(self, pattern: str, groups: Iterable[tuple[Any, list[Any]]]) -> None:
        if pattern:
            for group, articles in groups:
                path = pattern.format(slug=group.slug)
                title = f"{self.settings['SITENAME']}: {group.name}"
                self._write(path, atom(self._feed(title, group.url, articles, path)))
                self._note_bodies(path, articles, "feeds.body:in_xml")

    def _feed(self, title: str, page: str, articles: Iterable[Any], path: str) -> Feed:
        siteurl = self.settings["SITEURL"]
        return Feed(
            title=title,
            subtitle=self.settings.get("SITESUBTITLE", ""),
            url=f"{siteurl}/{path}",
            home=f"{siteurl}/{page}",
            lang=self.settings["DEFAULT_LANG"],
            author=self.settings.get("AUTHOR") or self.settings["SITENAME"],
            items=tuple(self._item(each) for each in self._newest(articles)),
        )

    def _note_bodies(self, file: str, articles: Iterable[Any], form: str) -> None:
        """Note, for a later edit of a body alone, which bodies *file* shows and in which *form*."""
        uses = self.context.setdefault("document_uses", [])
        for article in self._newest(articles) if file else ():
            item = self._item(article)
            url = item.url if self.settings["SITEURL"] else ""
            uses.append((article.relative_source_path, file, form, (url,)))

    def _newest(self, articles: Iterable[Any]) -> list[Any]:
        return _newest(articles)[: self._options.items]

    def _at(self, feed: Feed, path: str) -> Feed:
        return replace(feed, url=f"{self.settings['SITEURL']}/{path}")

    def _item(self, article: Any) -> Item:
        if article.source_path not in self._made:
            self._made[article.source_path] = make_item(article, self.settings, self._options)
        return self._made[article.source_path]

    def _write(self, save_as: str, text: str) -> None:
        if save_as:
            path = Path(sanitised_join(self.output_path, save_as))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")


def _newest(articles: Iterable[Any]) -> list[Any]:
    return sorted(articles, key=lambda each: (-each.date.timestamp(), each.slug, each.lang))


def _check(pelican: Any) -> None:
    read_options(pelican.settings)


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
    signals.initialized.connect(_check)
    signals.article_generator_finalized.connect(_give_links)
    signals.get_generators.connect(_generators)
