"""Describes each text when all are read."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import partial
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup
from pelican import signals
from pelican.contents import Article, Content
from pelican.urlwrappers import Author

import documents
from documents.site import Site
from languages.catalogues import read_catalogues
from languages.own import own_settings
from report.settings_form import TEXT_BY_NAME, check, texts
from structured_data.graph import Node, of_home, of_page
from structured_data.subject import HOME, NamedPath, SiteFacts, Subject

DEFAULT_KIND = "BlogPosting"
_DUMPS = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


def _describe(site: Site) -> None:
    """Give each published text its JSON-LD, and the templates that of the home page.

    As text, in which no title can close the script: what a page depends on is quickly compared.
    """
    own = {code: own_settings(site.settings, code) for code in _languages(site)}
    facts = {code: _facts(settings, code) for code, settings in own.items()}
    for content, _ in site.documents():
        content.structured_data = ""
        if content.status == "published":
            subject = _subject(content, own[content.lang])
            content.structured_data = _as_json(of_page(subject, facts[content.lang]))
    site.context["structured_data"] = _as_json(of_home(facts[site.settings["DEFAULT_LANG"]]))


def _list(generator: Any) -> None:
    """The home page of another language describes itself."""
    facts = _facts(generator.settings, generator.settings["DEFAULT_LANG"])
    generator.context["structured_data"] = _as_json(of_home(facts))


def _languages(site: Site) -> set[str]:
    return {site.settings["DEFAULT_LANG"], *(content.lang for content, _ in site.documents())}


def _as_json(node: Node) -> Markup:
    return htmlsafe_json_dumps(node, dumps=_DUMPS)


def _facts(settings: dict[str, Any], language: str) -> SiteFacts:
    """The site as a text in *language* has it; it may be one that has no lists of its own."""
    home = read_catalogues(settings).of(language).gettext(HOME.name)
    return SiteFacts(
        name=settings["SITENAME"],
        url=settings["SITEURL"],
        home=NamedPath(home, settings.get("HOME_URL", "")),
        description=settings.get("SITESUBTITLE") or "",
        logo=settings.get("STRUCTURED_DATA_LOGO") or "",
        language=settings["DEFAULT_LANG"],
        organizations=frozenset(settings.get("STRUCTURED_DATA_ORGANIZATIONS") or ()),
    )


def _subject(content: Content, settings: Any) -> Subject:
    given = content.metadata
    is_article = isinstance(content, Article)
    return Subject(
        kind=_kind(content, settings) if is_article else "WebPage",
        title=content.title,
        path=content.url,
        language=content.lang,
        image=_image(content, settings) if is_article else "",
        trail=(NamedPath(content.category.name, content.category.url),) if is_article else (),
        authors=tuple(NamedPath(each.name, each.url) for each in _authors(content)),
        published=_day(given.get("date")),
        modified=_day(given.get("modified")),
        refers_to=_iso(given.get("title_refers_to")),
        clinical=bool(given.get("clinical")),
        last_reviewed=_day(given.get("evidence_checked")),
        reviewed_by=given.get("reviewed_by") or "",
        about=tuple((each["type"], each["name"]) for each in given.get("about") or ()),
    )


def _image(content: Content, settings: Any) -> str:
    """The picture that a link to the article shows, else the one of the site."""
    if picture := getattr(content, "social_picture", None):
        return str(picture["url"])
    return str(content.metadata.get("thumbnail") or settings.get("STRUCTURED_DATA_IMAGE") or "")


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


def _begin(pelican: Any) -> None:
    check(pelican.settings, "STRUCTURED_DATA_KINDS", TEXT_BY_NAME, {})
    check(pelican.settings, "STRUCTURED_DATA_ORGANIZATIONS", texts, ())
    follows = ("pictures", "social_pictures")
    documents.add_pass(pelican.settings, "structured_data", _describe, after=follows)
    documents.add_listing(pelican.settings, "structured_data", _list)


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
