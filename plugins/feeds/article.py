"""Makes a feed item of a Pelican article."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from feeds.body import for_feed
from feeds.item import Item, host, tag_uri
from feeds.options import Options
from report.plain_text import plain_text, title_text, without_marks


def make_item(article: Any, settings: dict[str, Any], options: Options) -> Item:
    """The item of *article*. Its id keeps the first alias, which is the oldest address."""
    siteurl = settings["SITEURL"]
    url = f"{siteurl}/{article.url}"
    oldest = next(iter(article.metadata.get("aliases") or ()), article.url)
    return Item(
        id=tag_uri(options.authority or host(siteurl), article.date.date(), oldest),
        url=url,
        title=title_text(article.title, settings),
        content=for_feed(article.get_content(siteurl), url if siteurl else ""),
        published=article.date,
        updated=getattr(article, "modified", article.date),
        summary=without_marks(plain_text(str(article.metadata.get("summary") or ""))),
        authors=tuple(author.name for author in getattr(article, "authors", ())),
        tags=tuple(_terms(article)),
        lang=article.lang,
    )


def article_facts(article: Any, settings: dict[str, Any]) -> tuple[Any, ...]:
    """All that `make_item` makes an item of, besides the settings."""
    return (
        article.source_path,
        article.url,
        article.title,
        _body_digest(article, settings["SITEURL"]),
        article.metadata.get("summary"),
        article.metadata.get("aliases"),
        article.date,
        getattr(article, "modified", None),
        [author.name for author in getattr(article, "authors", ())],
        list(_terms(article)),
        article.lang,
    )


def _body_digest(article: Any, siteurl: str) -> bytes:
    """As the plugin `documents`, which may be in use, has it of a body that nothing has read."""
    unread = vars(article).get("unread_body")
    known: bytes = unread.digest(article) if unread is not None else b""
    text = "" if known else article.get_content(siteurl)
    return known or blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _terms(article: Any) -> Iterable[str]:
    """The category and the tags, each once."""
    names = [article.category.name, *(tag.name for tag in getattr(article, "tags", ()))]
    return dict.fromkeys(names)
