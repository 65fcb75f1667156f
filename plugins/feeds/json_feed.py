"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from feeds.item import Feed, Item


def json_feed(feed: Feed) -> str:
    """*feed* as JSON; what is empty is left out, as the standard asks."""
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "description": feed.subtitle,
        "language": feed.lang,
        "authors": _authors((feed.author,)),
    }
    items = [_item(item) for item in feed.items]
    return json.dumps({**_filled(whole), "items": items}, ensure_ascii=False, indent=1) + "\n"


def _item(item: Item) -> dict[str, Any]:
    return _filled(
        {
            "id": item.id,
            "url": item.url,
            "title": item.title,
            "content_html": item.content,
            "summary": item.summary,
            "date_published": item.published.isoformat(),
            "date_modified": item.updated.isoformat(),
            "authors": _authors(item.authors),
            "tags": list(item.tags),
            "language": item.lang,
        }
    )


def _authors(names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"name": name} for name in names if name]


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
