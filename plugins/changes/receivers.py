"""Gives templates the changes, and writes their feed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.utils import sanitised_join

import documents
from changes.change import Change, as_item, in_order, of_text
from documents.site import Site
from feeds.item import Feed, host
from feeds.xml import atom
from languages.catalogues import translatable
from languages.own import languages

NAME = "changes"
PATHS = {"CHANGES_FEED": "feeds/changes.atom.xml"}
WORDS = {"CHANGES_TITLE": translatable("Changes")}
DEFAULTS: Mapping[str, Any] = {**PATHS, **WORDS, "CHANGES_ITEMS": 50}


def _link(site: Site) -> None:
    """Give each text its changes, newest first, and the templates those of all texts."""
    found: list[Change] = []
    for content, _ in site.documents():
        given = content.metadata.get("changes") or ()
        content.changes = of_text(given, content.title, content.url, content.lang)
        found += content.changes if content.status == "published" else []
    site.context["all_changes"] = in_order(found)
    further = languages(site.settings)
    own = [each for each in site.context["all_changes"] if each.lang not in further]
    _give(site.context, site.settings, own)


def _list(generator: Any) -> None:
    """The changes of texts in one language."""
    context, language = generator.context, generator.settings["DEFAULT_LANG"]
    own = [each for each in context["all_changes"] if each.lang == language]
    _give(context, generator.settings, own)


def _give(context: Any, settings: Mapping[str, Any], own: list[Change]) -> None:
    """Give templates the changes of a language, its *own*, and the address of their feed."""
    path = {**DEFAULTS, **settings}["CHANGES_FEED"]
    context["changes"] = own
    context["changes_feed"] = f"{settings['SITEURL']}/{path}" if path else ""


class ChangesGenerator(Generator):  # type: ignore[misc]
    """Writes the feed of changes."""

    is_for_each_language = True  # of a site that has the plugin `languages`

    def generate_output(self, writer: Any) -> None:
        chosen = {**DEFAULTS, **self.settings}
        path, newest = chosen["CHANGES_FEED"], self.context["changes"][: chosen["CHANGES_ITEMS"]]
        if path:
            facts = [chosen["CHANGES_TITLE"], *map(repr, newest)]
            write = getattr(writer, "write_text", self._write_text)
            write(path, facts, lambda: atom(self._feed(chosen, newest)))

    def _write_text(self, save_as: str, _facts: object, make: Any) -> None:
        path = Path(sanitised_join(self.output_path, save_as))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make(), encoding="utf-8", newline="\n")

    def _feed(self, chosen: dict[str, Any], newest: list[Any]) -> Feed:
        siteurl = chosen["SITEURL"]
        authority = chosen.get("FEEDS_AUTHORITY") or host(siteurl)
        return Feed(
            title=f"{chosen['SITENAME']}: {chosen['CHANGES_TITLE']}",
            subtitle="",
            url=f"{siteurl}/{chosen['CHANGES_FEED']}",
            home=f"{siteurl}/{chosen.get('CHANGES_URL', '')}",
            lang=chosen["DEFAULT_LANG"],
            author=chosen.get("AUTHOR") or chosen["SITENAME"],
            items=tuple(as_item(each, siteurl, authority) for each in newest),
        )


def _begin(pelican: Any) -> None:
    documents.add_pass(pelican.settings, NAME, _link)
    documents.add_listing(pelican.settings, NAME, _list)
    documents.add_language_settings(pelican.settings, PATHS, WORDS)


def _generators(_pelican: Any) -> type[Generator]:
    return ChangesGenerator


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
    signals.get_generators.connect(_generators)
