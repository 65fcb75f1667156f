"""A Pelican article as this plugin sees it: its typed fields, its words, its names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .entry import PostContent
from .fields import read_fields
from .options import Options
from .ranking import Post
from .text import plain_text, title_text, without_marks

GIVEN_SUMMARY = "popular_posts_summary"


def keep_summary(metadata: dict[str, Any]) -> None:
    """Set the front matter's summary aside: other plugins may give a summary to every article."""
    metadata[GIVEN_SUMMARY] = str(metadata.get("summary") or "")


def read_post(article: Any, options: Options, settings: Mapping[str, Any]) -> Post:
    """The post that *article* is; a wrong field counts as absent."""
    fields, _ = read_fields(article.metadata)
    return Post(
        slug=article.slug,
        date=article.date,
        title=title_text(article.title, settings),
        lang=article.lang,
        fields=fields,
        categories=_names([article.category] if hasattr(article, "category") else []),
        tags=_names(getattr(article, "tags", ())),
        authors=_names(getattr(article, "authors", ())),
        hidden=any(_attribute(article, path) for path in options.exclude_if),
    )


def read_source(
    article: Any, post: Post, options: Options, static: Mapping[str, Any]
) -> PostContent:
    """What an entry for *article* may show; *static* maps source paths to static files."""
    category = getattr(article, "category", None)
    return PostContent(
        post=post,
        url=article.url,
        summary=without_marks(plain_text(article.metadata.get(GIVEN_SUMMARY, ""))),
        description=_description(article),
        modified=getattr(article, "modified", None),
        thumbnail=_address(post.fields.thumbnail or options.default_thumbnail, static),
        category=category.name if category else "",
        category_url=category.url if category else "",
        # not `article.content`, which Pelican would keep as it is before the last plugin has run
        words=len(plain_text(article._content).split()) if options.show_reading_time else 0,
    )


def _description(article: Any) -> str:
    """What the reader made of the text's first words; the title where nothing is known."""
    given = article.metadata.get("description")
    return " ".join(str(given).split()) if given else plain_text(article.title)


def _names(wrappers: Iterable[Any]) -> frozenset[str]:
    return frozenset(name for each in wrappers for name in (each.name, each.slug))


def _attribute(thing: Any, path: str) -> Any:
    for name in path.split("."):
        thing = thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, None)
    return thing


def _address(path: str, static: Mapping[str, Any]) -> str:
    return static[path].url if path in static else path
