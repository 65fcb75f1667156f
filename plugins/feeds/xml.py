"""Atom (RFC 4287) and RSS 2.0."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import datetime
from io import StringIO
from typing import Any

from feedgenerator import Atom1Feed, Rss201rev2Feed  # type: ignore[import-untyped]
from feedgenerator.django.utils.xmlutils import (  # type: ignore[import-untyped]
    SimplerXMLGenerator,
)

from feeds.item import Feed, Item, absolute
from report.plain_text import xml_text


class _Dated:
    """The library asks the clock for the date of a feed without items."""

    feed: dict[str, Any]

    def latest_post_date(self) -> datetime:
        updated: datetime = self.feed["updated"]
        return updated


class _Atom(_Dated, Atom1Feed):  # type: ignore[misc]
    """The library writes one author an entry; RFC 4287 has one element for each."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


class _Rss(_Dated, Rss201rev2Feed):  # type: ignore[misc]
    pass


def atom_entry(item: Item) -> str:
    """The `<entry>` of *item*, which is the same in every Atom feed."""
    out = StringIO()
    # the library declares a summary to be HTML, so text needs escaping once more
    summary = html.escape(xml_text(item.summary), quote=False)
    feed = _Atom("", "", None)
    feed.add_item(
        description=summary or None,
        content=xml_text(item.content),
        updateddate=item.updated,
        authors=[xml_text(name) for name in item.authors],
        **_entry(item),
    )
    feed.write_items(SimplerXMLGenerator(out, "utf-8", short_empty_elements=True))
    return out.getvalue()


def atom(feed: Feed, entry: Callable[[Item], str] = atom_entry) -> str:
    """*feed* as Atom: text titles and summaries, HTML content; *entry* makes `<entry>` elements."""
    head = _Atom(
        subtitle=xml_text(feed.subtitle),
        description=None,
        author_name=xml_text(feed.author),
        **_channel(feed),
    )
    start, end, _ = _text(head).rpartition("</feed>")
    return "".join([start, *map(entry, feed.items), end, "\n"])


def rss(feed: Feed) -> str:
    """*feed* as RSS: the full content is the description."""
    out = _Rss(description=xml_text(feed.subtitle or feed.title), **_channel(feed))
    for item in feed.items:
        out.add_item(
            description=xml_text(item.content),
            author_name=xml_text(", ".join(item.authors)) or None,
            unique_id_is_permalink=False,
            **_entry(item),
        )
    return _text(out)


def _channel(feed: Feed) -> dict[str, Any]:
    return {
        "title": xml_text(feed.title),
        "link": feed.home,
        "feed_url": feed.url,
        "feed_guid": absolute(feed.url),
        "language": feed.lang,
        "updated": feed.updated,
    }


def _entry(item: Item) -> dict[str, Any]:
    return {
        "title": xml_text(item.title),
        "link": item.url,
        "unique_id": item.id,
        "pubdate": item.published,
        "categories": [xml_text(tag) for tag in item.tags],
    }


def _text(feed: Any) -> str:
    out = StringIO()
    feed.write(out, "utf-8")
    return out.getvalue() + "\n"
