"""The pages that stand for a site: Lighthouse scores them, and `invoke screens` takes them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from report.diagnostic import Diagnostic
from site_identity.source import line_of
from tools.check.page import Page, attribute, raw_text
from tools.check.site_folder import SiteFolder

Setting = Literal["lighthouse", "screens"]
_LISTS = ("tag/", "category/", "archive/", "popular/")


def key_pages(site: SiteFolder, setting: Setting) -> list[Page]:
    """The pages that *setting* names, as far as they are there; without it those chosen here.

    These are the home page, the newest of each type of article, one list and the search page.
    """
    named: list[str] | None = getattr(site.settings, setting)
    pages = {page.file: page for page in site.full_pages}
    files = list(_chosen(list(pages.values()))) if named is None else named
    return [pages[file] for file in dict.fromkeys(files) if file in pages]


def missing(site: SiteFolder, setting: Setting) -> Iterator[Diagnostic]:
    """A finding for each entry of *setting* that names no page of the site."""
    named: list[str] = getattr(site.settings, setting) or []
    there = {page.file for page in site.full_pages}
    file = Path(site.settings.file)
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    for name in named:
        if name not in there:
            problem = f"{name}: no page of this site is there"
            remedy = "delete the entry; without the list, pages are chosen"
            yield Diagnostic(
                file.as_posix(), line_of(text, setting, name), setting, problem, remedy
            )


def _chosen(pages: list[Page]) -> Iterator[str]:
    yield "index.html"
    newest: dict[str, tuple[str, str]] = {}
    for page in pages:
        for kind, day in _articles(page):
            newest[kind] = max(newest.get(kind, ("", "")), (day, page.file))
    yield from (newest[kind][1] for kind in sorted(newest))
    lists = (page.file for start in _LISTS for page in pages if page.file.startswith(start))
    yield next((file for file in lists if file.count("/") > 1), "")
    yield "search/index.html"


def _articles(page: Page) -> Iterator[tuple[str, str]]:
    """The type and the day of what the JSON-LD of *page* describes, if it is an article."""
    if not any(attribute(meta, "content") == "article" for meta in page.meta("og:type")):
        return
    for script in page.elements("script"):
        if attribute(script, "type") == "application/ld+json":
            for node in _nodes(raw_text(script)):
                if node.get("headline"):
                    yield str(node.get("@type")), str(node.get("datePublished", ""))


def _nodes(text: str) -> list[dict[str, Any]]:
    try:
        found = json.loads(text)
    except ValueError:  # the rule json_ld tells
        return []
    graph = found.get("@graph", [found]) if isinstance(found, dict) else []
    return [node for node in graph if isinstance(node, dict)]
