"""The list as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .entry import PostContent, make_excerpt, reason, views
from .options import Options


def popular_json(sources: Iterable[PostContent], options: Options, siteurl: str, site: str) -> str:
    """The list of *sources*, in their order, with whole titles and absolute addresses."""
    listing = {
        "version": 1,
        "title": f"{options.heading} – {site}",
        "home_page_url": f"{siteurl}/{options.page_url}",
        "half_life_days": options.half_life or None,
        "posts": [
            _post(position, source, options, siteurl)
            for position, source in enumerate(sources, start=1)
        ],
    }
    return json.dumps(listing, ensure_ascii=False, indent=1) + "\n"


def _post(position: int, source: PostContent, options: Options, siteurl: str) -> dict[str, Any]:
    post = source.post
    as_of = post.fields.popularity_as_of
    return {
        "position": position,
        "title": post.title,
        "url": f"{siteurl}/{source.url}",
        "excerpt": make_excerpt(source, options) or None,
        "date": post.date.isoformat(),
        "lang": post.lang,
        "popularity": post.fields.popularity,
        "popularity_as_of": as_of.isoformat() if as_of else None,
        "views": views(post),
        "pinned": post.fields.pinned,
        "reason": reason(post, options.half_life),
    }
