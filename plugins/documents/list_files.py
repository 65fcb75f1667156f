"""The files of a list of articles, of which a long one has several: Pelican's pagination."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pelican.paginator import Paginator


def list_files(
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
