"""The data of a feed and of its items."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # of a feed without items: a clock would change the file


@dataclass(frozen=True, slots=True)
class Item:
    """One article. *title* and *summary* are text, *content* is HTML; *url* is absolute."""

    id: str
    url: str
    title: str
    content: str
    published: datetime
    updated: datetime
    summary: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed. *url* is its own address, *home* that of the page it follows."""

    title: str
    subtitle: str
    url: str
    home: str
    lang: str
    author: str
    items: tuple[Item, ...]

    @property
    def updated(self) -> datetime:
        """The latest change of an item."""
        return max((item.updated for item in self.items), default=EPOCH)


def tag_uri(authority: str, day: date, path: str) -> str:
    """A lasting id (RFC 4151): *authority* is a host name that was ours on *day*."""
    return f"tag:{authority},{day.isoformat()}:/{path.lstrip('/').replace(' ', '%20')}"


def absolute(url: str) -> str:
    """*url* as an id, which must be absolute: a site without an address is at localhost."""
    return f"http://localhost{url}" if url.startswith("/") else url


def host(siteurl: str) -> str:
    """The host name in *siteurl*, or "localhost" for a site that has no address yet."""
    return urlsplit(siteurl).hostname or "localhost"
