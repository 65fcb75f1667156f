"""Finds out which pictures there are, what is made of each, and where it goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Any, Final

from pelican import signals
from pelican.contents import Content

import documents
import report
from documents.site import Site
from pictures.analysis import NAME
from pictures.cache import PictureCache
from pictures.facts import FORMATS
from pictures.options import Options, read_options
from pictures.plan import Plan
from pictures.published import Replaced
from pictures.recipe import Recipe, in_text, listed, own_address, social
from report.plain_text import title_text

_SETTINGS_FILE: Final = "pelicanconf.py"


def _begin(pelican: Any) -> None:
    settings = pelican.settings
    options, diagnostics = read_options(settings)
    for diagnostic in diagnostics:
        report.add(diagnostic.at(_SETTINGS_FILE))
    documents.add_analysis(settings, NAME, "pictures.analysis:analyse")
    documents.add_pass(settings, NAME, lambda site: _link(site, options))
    site = None if settings["RELATIVE_URLS"] else settings["SITEURL"]
    shown_by = {"site": site, "sizes": options.sizes}
    documents.add_resolver(settings, NAME, "pictures.resolve:resolve", shown_by)


def _link(site: Site, options: Options) -> None:
    """Make what this site needs of its pictures, and have Pelican copy it."""
    plan = Plan(site.root, PictureCache(Path(site.settings["CACHE_PATH"]) / NAME), options)
    statics = site.context["static_content"]
    used = {file for _, each in site.documents() for file in each.interface.get(NAME, {}).values()}
    raster = {path for path in statics if Path(path).suffix.lower() in FORMATS}
    plan.look_at(path for path in used | raster if (site.root / path).is_file())
    own = {file: plan.want(file, recipe) for file, recipe in _own_addresses(plan, raster)}
    formats = {file: _formats(plan, file) for file in sorted(used & plan.facts.keys())}
    thumbnails = dict(_thumbnails(site, plan))
    plan.make(report_only=bool(site.settings.get("REPORT_ONLY")))
    site.tables[NAME] = {file: _entry(plan, file, each) for file, each in formats.items()}
    for content, pictures in thumbnails.items():
        for name, value in pictures.items():
            setattr(content, name, value)
    _publish(site.context, plan, own)


def _own_addresses(plan: Plan, files: Set[str]) -> Iterator[tuple[str, Recipe]]:
    for file in sorted(files & plan.facts.keys()):
        if recipe := own_address(plan.facts[file], plan.options):
            yield file, recipe


def _formats(plan: Plan, file: str) -> list[list[tuple[str, Recipe]]]:
    """The pictures of *file* for readers, with their names."""
    facts = plan.facts[file]
    found = in_text(facts, plan.options) if facts.format else []
    return [[(plan.want(file, recipe), recipe) for recipe in recipes] for recipes in found]


def _entry(plan: Plan, file: str, formats: list[list[tuple[str, Recipe]]]) -> dict[str, Any]:
    """What the resolver gets to know of *file*: plain data."""
    facts = plan.facts[file]
    found = []
    for named in formats:
        files = [
            [recipe.width, plan.address(name)] for name, recipe in named if plan.is_there(name)
        ]
        if files:
            found.append([f"image/{named[0][1].format.lower()}", files])
    return {"size": [facts.width, facts.height], "formats": found}


def _thumbnails(site: Site, plan: Plan) -> Iterator[tuple[Content, dict[str, Any]]]:
    """The pictures that stand for a text elsewhere, if its front matter names one."""
    for content, document in site.documents():
        file = str(document.metadata.get("thumbnail") or "")
        file = file.removeprefix("{static}").removeprefix("/")
        if file not in plan.facts or not plan.facts[file].format:
            continue
        social_picture = _picture(plan, file, social())
        title = title_text(content.title, site.settings)
        pictures = {"social_picture": {**social_picture, "alt": title}}
        if plan.options.in_lists:
            pictures["list_picture"] = _picture(plan, file, listed())
        yield content, pictures


def _picture(plan: Plan, file: str, recipe: Recipe) -> dict[str, Any]:
    """What a template gets to know: the address below the site's, and the size in pixels."""
    address = plan.address(plan.want(file, recipe))
    return {"url": address, "width": recipe.width, "height": recipe.height}


def _publish(context: dict[str, Any], plan: Plan, own: Mapping[str, str]) -> None:
    """Have Pelican copy the pictures of *own* in the place of their sources, and all others."""
    statics = context["static_content"]
    made = {
        id(statics[file]): Replaced(statics[file], plan.source(name))
        for file, name in own.items()
        if plan.is_there(name)
    }
    files = [made.get(id(each), each) for each in context["staticfiles"]]
    context["staticfiles"] = [*files, *plan.published(besides=set(own.values()))]


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
