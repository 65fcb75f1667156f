"""Checks every link when every source is read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from pelican import signals
from pelican.contents import Article, Author, Category, Content, Tag
from pelican.generators import StaticGenerator

import documents
from documents.document import Document
from documents.site import Site
from links.analysis import NAME
from links.check import broken
from links.link import IN_PATHS
from links.targets import LinkedPage, Targets


def _begin(pelican: Any) -> None:
    settings = pelican.settings
    documents.add_analysis(settings, NAME, "links.analysis:analyse")
    documents.add_pass(settings, NAME, _check)
    if not settings["RELATIVE_URLS"]:
        options = {"site": settings["SITEURL"]}
        # Pictures are known by their addresses as the writer wrote them.
        documents.add_resolver(settings, NAME, "links.resolve:resolve", options, ("pictures",))


def _check(site: Site) -> None:
    pages = {path: _page(path, content) for path, content in site.contents.items()}
    names = _names(site.contents.values())
    targets = Targets(pages, frozenset(_files(site.root)), names, site.settings["SITEURL"])
    for path, page in pages.items():
        lines = site.contents[path].document.lines[NAME]
        for place, each in broken(page, targets):
            made = ("/", f"{targets.address}/", "#fnref")
            if not lines[place] and each.value.startswith(made):
                continue  # no writer's link: a plugin made it, and knows the site's addresses
            site.report(site.contents[path], replace(each, line=lines[place] or 1))
    site.tables[NAME] = _addresses(site)


def _page(path: str, content: Content) -> LinkedPage:
    document: Document = content.document
    anchors = frozenset((*document.own[NAME], *document.own.get("anchors", ())))
    return LinkedPage(path, tuple(document.interface[NAME]), anchors, content.url, content.status)


def _addresses(site: Site) -> dict[str, str]:
    """The address of each text and file, relative to the site's, by its source."""
    sources = {**site.context["static_content"], **site.contents}
    return {path: each.url for path, each in sources.items()}


def _address_files(generator: StaticGenerator) -> None:
    """Encode the addresses of files: Pelican takes a path for one, in which `#` begins an anchor.

    To ask for `url` would keep `{attach}` from moving the file.
    """
    _drop_undecoded(generator)
    for static in generator.staticfiles:
        address = static.get_url_setting("url")
        if (encoded := quote(address, safe=IN_PATHS)) != address:
            static.override_url = encoded


def _drop_undecoded(generator: StaticGenerator) -> None:
    """Pelican lists a file `a%23b.png`, which is not there, if a link to `a#b.png` has it so."""
    known = generator.context["static_content"]
    for path in [path for path in known if unquote(path) != path and unquote(path) in known]:
        if not (Path(generator.path) / path).exists():
            generator.staticfiles.remove(known.pop(path))


def _names(contents: Any) -> dict[str, frozenset[str]]:
    """Pelican makes the address of `{tag}x` from the slug of x, so names and slugs both lead."""
    used: dict[str, set[str]] = {"category": set(), "tag": set(), "author": set()}
    for content in contents:
        if isinstance(content, Article) and content.status == "published":
            for each in _wrappers(content):
                used[type(each).__name__.lower()] |= {each.name, each.slug}
    return {kind: frozenset(names) for kind, names in used.items()}


def _wrappers(content: Content) -> Iterator[Author | Category | Tag]:
    yield from getattr(content, "tags", ())
    yield from getattr(content, "authors", ())
    if hasattr(content, "category"):
        yield content.category


def _files(root: Path) -> Iterator[str]:
    for folder, _, names in os.walk(root):
        below = Path(folder).relative_to(root)
        yield from ((below / name).as_posix() for name in names)


def register() -> None:
    """Connect to Pelican's signals; a second call changes nothing."""
    documents.register()
    signals.initialized.connect(_begin)
    signals.static_generator_finalized.connect(_address_files)
