"""What links can lead to: the pages of a site by their source, and its other files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

_ID = re.compile(r"""\s(?:id|name)=(?:"([^"]+)"|'([^']+)')""")


@dataclass(frozen=True)
class Page:
    """*path* is the source below `content/`; *html* its rendered text before links are resolved."""

    path: str
    html: str
    url: str = ""
    status: str = "published"

    @cached_property
    def anchors(self) -> frozenset[str]:
        return frozenset(match[1] or match[2] for match in _ID.finditer(self.html))


@dataclass(frozen=True)
class Site:
    """*files* are all regular files below `content/`; *names* the slugs of each taxonomy in use."""

    pages: Mapping[str, Page]
    files: frozenset[str]
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    address: str = ""

    @cached_property
    def by_url(self) -> dict[str, str]:
        return {page.url.strip("/"): page.path for page in self.pages.values() if page.url}
