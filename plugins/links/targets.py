"""What links can lead to: the pages of a site by their source, and its other files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class LinkedPage:
    """*path* is the source below `content/`; *links* are addresses as they stand in its HTML."""

    path: str
    links: tuple[str, ...] = ()
    anchors: frozenset[str] = frozenset()
    url: str = ""
    status: str = "published"


@dataclass(frozen=True)
class Targets:
    """What a link can lead to.

    *files* are all regular files below `content/`; *names* the slugs of each taxonomy in use.
    """

    pages: Mapping[str, LinkedPage]
    files: frozenset[str]
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    address: str = ""

    @cached_property
    def by_url(self) -> dict[str, str]:
        """The source of each page by its address."""
        return {page.url.strip("/"): page.path for page in self.pages.values() if page.url}
