"""The thin Pelican shell: a template function that describes the page that is being written."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from jinja2 import pass_context
from jinja2.filters import do_striptags
from jinja2.runtime import Context
from pelican import signals
from pelican.contents import Article, Content
from pelican.generators import Generator
from pelican.urlwrappers import Author

from structured_data.graph import Node, of_home, of_page
from structured_data.subject import Site, Step, Subject

DEFAULT_KIND = "BlogPosting"


@pass_context
def structured_data(context: Context) -> Node | None:
    """The JSON-LD of the page, for `tojson`, or None for a list, a search or a draft."""
    settings = context.parent
    site = _site(context)
    content = context.get("article") or context.get("page")
    if isinstance(content, Content):
        published = content.status == "published"
        return of_page(_subject(content, settings), site) if published else None
    return of_home(site) if context.get("output_file") == "index.html" else None


def _site(context: Context) -> Site:
    return Site(
        name=context["SITENAME"],
        url=context["SITEURL"],
        description=context.get("SITESUBTITLE") or "",
        logo=context.get("STRUCTURED_DATA_LOGO") or "",
        language=context["DEFAULT_LANG"],
        organizations=frozenset(context.get("STRUCTURED_DATA_ORGANIZATIONS") or ()),
    )


def _subject(content: Content, settings: Any) -> Subject:
    given = content.metadata
    is_article = isinstance(content, Article)
    return Subject(
        kind=_kind(content, settings) if is_article else "WebPage",
        title=content.title,
        path=content.url,
        description=given.get("description") or do_striptags(content.summary),
        language=content.lang,
        trail=(Step(content.category.name, content.category.url),) if is_article else (),
        authors=tuple(Step(each.name, each.url) for each in _authors(content)),
        published=_day(given.get("date")),
        modified=_day(given.get("modified")),
        refers_to=_iso(given.get("title_refers_to")),
        clinical=bool(given.get("clinical")),
        last_reviewed=_day(given.get("evidence_checked")),
        reviewed_by=given.get("reviewed_by") or "",
        about=tuple((each["type"], each["name"]) for each in given.get("about") or ()),
        sources=tuple(getattr(content, "references", ())),
    )


def _authors(content: Content) -> tuple[Author, ...]:
    """Those of an article; a page shows none. A stock site may have no `AUTHOR`."""
    return tuple(getattr(content, "authors", ())) if isinstance(content, Article) else ()


def _kind(article: Article, settings: Any) -> str:
    """The type that the setting gives the article's category, else a blog post."""
    kinds: dict[str, str] = settings.get("STRUCTURED_DATA_KINDS") or {}
    return kinds.get(article.category.name, DEFAULT_KIND)


def _day(value: object) -> date | None:
    """The day of a value that a reader with types gives; text, which might be anything, is none."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _iso(period: object) -> str:
    """The month or day that a reader with types gives, in ISO 8601; text is none."""
    return str(getattr(period, "iso", ""))


def _offer(generator: Generator) -> None:
    generator.env.globals["structured_data"] = structured_data


def register() -> None:
    signals.generator_init.connect(_offer)
