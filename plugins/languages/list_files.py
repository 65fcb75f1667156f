"""The files of the lists in further languages, and what makes each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, Final

from languages.own import direct_templates, plugin_paths

_POPULAR: Final = "POPULAR_POSTS_PAGE_SAVE_AS"


def list_pages(settings: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The settings with file and address of each list that every language has once, and its maker.

    A list that the site does not have is left out.
    """
    for template in direct_templates(settings):
        name = template.upper()
        if settings.get(f"{name}_SAVE_AS"):
            yield f"{name}_SAVE_AS", f"{name}_URL", f"the template {template}"
    if plugin_paths(settings).get(_POPULAR):
        yield _POPULAR, "POPULAR_POSTS_PAGE_URL", "the page of popular posts"


def address(settings: Mapping[str, Any], name: str) -> str:
    """The setting *name*, a file or an address, or its default."""
    return str(settings.get(name) or plugin_paths(settings).get(name) or "")


def list_files(made: Any) -> Iterator[tuple[str, str]]:
    """Each file of the generator *made* of a further language, and what makes it."""
    found = chain(_pages(made.settings), _groups(made), _periods(made))
    language = made.settings["DEFAULT_LANG"]
    return ((file, f"{maker} in {language}") for file, maker in found if file)


def _pages(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for save_as, _, maker in list_pages(settings):
        yield address(settings, save_as), maker


def _groups(made: Any) -> Iterator[tuple[str, str]]:
    groups = {"category": made.categories, "tag": made.tags.items(), "author": made.authors}
    for kind, terms in groups.items():
        for term, _ in terms:
            yield str(term.save_as), f"the {kind} {term.name}"


def _periods(made: Any) -> Iterator[tuple[str, str]]:
    for period in chain(*made.period_archives.values()):
        yield period["save_as"], "the archive"
