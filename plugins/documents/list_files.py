"""The files of lists of articles: a long one has several, and each language may have its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from pelican.paginator import Paginator

LANGUAGE_LISTS: Final = "language_lists"
"""Where the context has the lists of further languages, if the plugin `languages` makes any."""


def paginated_files(
    settings: Mapping[str, Any], template: str, save_as: str, articles: Sequence[Any]
) -> Iterator[str]:
    """Each file of the list of *articles* that *template* makes; none if *save_as* is empty."""
    if not save_as:
        return
    yield save_as
    paginated = settings["PAGINATED_TEMPLATES"]
    size = (paginated[template] or settings["DEFAULT_PAGINATION"]) if template in paginated else 0
    if size and len(articles) > size:
        pages = Paginator(save_as, "", articles, settings, size)
        yield from (str(pages.page(number).save_as) for number in pages.page_range[1:])


def files_of_lists(context: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each file of the lists of a site in all its languages, and what makes it."""
    for template, save_as, articles, maker in _lists(context):
        for file in paginated_files(context, template, save_as, articles):
            yield file, maker
    if lists := context.get(LANGUAGE_LISTS):
        yield from lists.files()


def _lists(context: Mapping[str, Any]) -> Iterator[tuple[str, str, Sequence[Any], str]]:
    """Template, file and articles of each list in the language of the site, and what makes it."""
    for key, kind in (("categories", "category"), ("tags", "tag"), ("authors", "author")):
        for term, articles in context[key]:
            yield kind, str(term.save_as), articles, f"the {kind} {term.name}"
    for period in chain(*context["period_archives"].values()):
        yield "period_archives", period["save_as"], period["articles"], "the archive"
    for template in context["DIRECT_TEMPLATES"]:
        save_as = context.get(f"{template.upper()}_SAVE_AS", f"{template}.html")
        yield template, str(save_as or ""), context["articles"], f"the template {template}"
