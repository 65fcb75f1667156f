"""Finds out which article has which social picture, and draws it."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from pelican import signals
from pelican.contents import Article, Content

import documents
import report
from documents.site import Site
from pictures.cache import PictureCache
from pictures.published import Made
from report.diagnostic import Diagnostic
from report.plain_text import title_text
from social_pictures.drawing import SIZE, Painter, drawn, name
from social_pictures.options import Options, read_options

NAME: Final = "social_pictures"
_SETTINGS_FILE: Final = "pelicanconf.py"


def _begin(pelican: Any) -> None:
    options, diagnostics = read_options(pelican.settings)
    for diagnostic in diagnostics:
        report.add(diagnostic.at(_SETTINGS_FILE))
    documents.add_pass(
        pelican.settings, NAME, lambda site: _give_pictures(site, options), after=("pictures",)
    )


def _give_pictures(site: Site, options: Options) -> None:
    """Give each published article without a picture of its own one with its title.

    A site without an address has no links that others could show, so nothing is drawn.
    """
    sitename = site.settings["SITENAME"]
    painter = Painter(options, sitename)
    titles = {
        content: drawn(title_text(content.title, site.settings))
        for content in _without_picture(site)
    }
    lacking = {content: painter.lacks(title) for content, title in titles.items()}
    _warn(site, {content: letters for content, letters in lacking.items() if letters})
    if not site.settings["SITEURL"]:
        return
    names = {
        content: name(title, sitename, options)
        for content, title in titles.items()
        if title and not lacking[content]
    }
    _draw({names[content]: titles[content] for content in names}, painter, site, options)
    for content, file in names.items():
        content.social_picture = {
            "url": f"{options.folder}/{file}",
            "width": SIZE[0],
            "height": SIZE[1],
            "alt": f"{titles[content]} – {sitename}",
        }


def _without_picture(site: Site) -> list[Content]:
    contents = [content for content, _ in site.documents() if isinstance(content, Article)]
    return [
        content
        for content in contents
        if content.status == "published" and not hasattr(content, "social_picture")
    ]


def _warn(site: Site, lacking: dict[Content, list[str]]) -> None:
    """One warning, at the first text, for all titles that cannot be drawn."""
    if not lacking:
        return
    first = next(iter(lacking))
    letters = ", ".join(dict.fromkeys(letter for each in lacking.values() for letter in each[:3]))
    more = f" and {len(lacking) - 1} more" if len(lacking) > 1 else ""
    problem = f"the font has no {letters[:40]}: links to this text{more} show the site's picture"
    line = first.document.lines.get("fields", {}).get("title", 1)
    remedy = "name a font of that script in SOCIAL_PICTURES_FONT, or give the text a thumbnail"
    site.report(first, Diagnostic("", line, "title", problem, remedy, "warning"))


def _draw(titles: dict[str, str], painter: Painter, site: Site, options: Options) -> None:
    """Draw what the cache lacks, in several threads, and have Pelican copy all."""
    cache = PictureCache(Path(site.settings["CACHE_PATH"]) / NAME)
    missing = [file for file in sorted(titles) if not cache.size(file)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for _ in pool.map(lambda file: cache.add(file, painter.draw(titles[file])), missing):
            pass
    site.context["staticfiles"] = [
        *site.context["staticfiles"],
        *(Made(str(cache.path(file).absolute()), f"{options.folder}/{file}") for file in titles),
    ]


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
