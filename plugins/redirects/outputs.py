"""Which files a build writes, and from what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from documents.list_files import files_of_lists
from documents.site import Site


def outputs(site: Site) -> dict[str, str]:
    """Each file that a build writes, by its path in the output folder, with its source."""
    whole = chain(_contents(site), files_of_lists(site.context), _popular(site.context))
    return {file: source for file, source in whole if file}


def _contents(site: Site) -> Iterator[tuple[str, str]]:
    for key in ("generated_content", "static_content"):
        for content in filter(None, site.context[key].values()):
            yield content.save_as, site.shown(content)


def _popular(context: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if options := context.get("popular_posts_options"):
        yield options.page_save_as, "the page of popular posts"
