"""The list as an Atom feed (RFC 4287): titles, addresses, excerpts; the posts stay on the site."""

from __future__ import annotations

import html
from collections.abc import Iterable
from datetime import UTC, datetime
from io import StringIO

from feedgenerator import Atom1Feed, get_tag_uri  # type: ignore[import-untyped]

from .entry import PostContent, last_change, make_excerpt
from .options import Options
from .text import xml_text

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class _DatedFeed(Atom1Feed):  # type: ignore[misc]
    """The library takes the clock for a feed without entries; this one takes what it is given."""

    def latest_post_date(self) -> datetime:
        updated: datetime = self.feed["updated"]
        return updated


def popular_feed(
    sources: Iterable[PostContent], options: Options, siteurl: str, author: str, language: str = ""
) -> str:
    """The feed of *sources*, in their order, as XML.

    Its date is the latest of the posts' dates and the days to which views were counted.
    """
    sources = list(sources)
    url = f"{siteurl}/{options.feed_save_as}"
    feed = _DatedFeed(
        title=options.heading,
        link=f"{siteurl}/{options.page_url}",
        feed_url=url,
        feed_guid=_absolute(url),
        description=None,
        language=language or None,
        author_name=author,
        updated=last_change(sources) or EPOCH,
    )
    for source in sources:
        _add(feed, source, options, siteurl)
    out = StringIO()
    feed.write(out, "utf-8")
    return out.getvalue()


def _add(feed: Atom1Feed, source: PostContent, options: Options, siteurl: str) -> None:
    link = f"{siteurl}/{source.url}"
    summary = make_excerpt(source, options) or source.description or source.post.title
    feed.add_item(
        title=xml_text(source.post.title),
        link=link,
        description=_as_html(summary),
        unique_id=get_tag_uri(_absolute(link), source.post.date),
        pubdate=source.post.date,
        updateddate=source.modified or source.post.date,
    )


def _absolute(url: str) -> str:
    """*url* for an id, which must be absolute: a site without an address is at localhost."""
    return f"http://localhost{url}" if url.startswith("/") else url


def _as_html(text: str) -> str:
    """The library declares a summary to be HTML, so text needs escaping once more."""
    return html.escape(xml_text(text), quote=False)
