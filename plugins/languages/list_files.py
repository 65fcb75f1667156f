"""The files of the lists in further languages, and what makes each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from documents.list_files import paginated_files
from languages.own import address_of, direct_templates, plugin_paths

_POPULAR: Final = "POPULAR_POSTS_PAGE_SAVE_AS"


def list_pages(settings: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The settings with file and address of each list that every language has once, and template.

    The page of popular posts has none; a list that the site does not have is left out.
    """
    for template in direct_templates(settings):
        name = template.upper()
        if settings.get(f"{name}_SAVE_AS"):
            yield f"{name}_SAVE_AS", f"{name}_URL", template
    if plugin_paths(settings).get(_POPULAR):
        yield _POPULAR, "POPULAR_POSTS_PAGE_URL", ""


def address(settings: Mapping[str, Any], name: str) -> str:
    """The setting *name*, a file or an address, or its default.

    A list with a file and no address has that of the file, as a site may leave out the latter.
    """
    found = settings.get(name, plugin_paths(settings).get(name))
    if found is None and name.endswith("_URL"):
        return address_of(settings.get(f"{name.removesuffix('_URL')}_SAVE_AS"))
    return str(found or "")


def made_files(made: Any) -> Iterator[tuple[str, str]]:
    """Each file of the generator *made* of a further language, and what makes it."""
    language = made.settings["DEFAULT_LANG"]
    for template, save_as, articles, maker in chain(_pages(made), _groups(made), _periods(made)):
        for file in paginated_files(made.settings, template, save_as, articles):
            yield file, f"{maker} in {language}"


_List = tuple[str, str, Sequence[Any], str]  # template, file, articles, and what makes it


def _pages(made: Any) -> Iterator[_List]:
    for save_as, _, template in list_pages(made.settings):
        maker = f"the template {template}" if template else "the page of popular posts"
        yield template, address(made.settings, save_as), made.articles, maker


def _groups(made: Any) -> Iterator[_List]:
    groups = {"category": made.categories, "tag": made.tags.items(), "author": made.authors}
    for kind, terms in groups.items():
        for term, articles in terms:
            yield kind, str(term.save_as), articles, f"the {kind} {term.name}"


def _periods(made: Any) -> Iterator[_List]:
    for period in chain(*made.period_archives.values()):
        yield "period_archives", period["save_as"], period["articles"], "the archive"
