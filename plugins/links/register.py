"""The thin Pelican shell: looks at every link when every source is read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article, Author, Category, Content, Tag

import report
from links.check import Broken, broken
from links.site import Page, Site
from report.mistake import Mistake
from report.place import shown
from report.source_lines import Lines


def _check(generators: list[Any]) -> None:
    context, settings = generators[0].context, generators[0].settings
    contents = {path: each for path, each in context["generated_content"].items() if each}
    root = Path(settings["PATH"]).absolute()
    pages = {path: _page(path, content) for path, content in contents.items()}
    names = _names(contents.values())
    site = Site(pages, frozenset(_files(root)), names, settings["SITEURL"])
    for path, page in pages.items():
        wrong = list(broken(page, site))
        if wrong:
            _tell(root / path, root, wrong)


def _page(path: str, content: Content) -> Page:
    summary = content.metadata.get("summary", "")
    return Page(path, f"{content._content}\n{summary}", content.url, content.status)


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


def _tell(path: Path, root: Path, wrong: list[Broken]) -> None:
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    lines = Lines(text, 1)
    for each in wrong:
        if each.typed.startswith("/") and each.raw not in text and each.typed not in text:
            continue  # no writer's link: a plugin made it, and knows the site's addresses
        line = lines.of(each.raw, each.typed)
        problem = f"{each.typed}: {each.wanted}"
        report.tell(Mistake(shown(path, root), line, "link", problem, each.remedy))


def register() -> None:
    report.register()
    signals.all_generators_finalized.connect(_check)
