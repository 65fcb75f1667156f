"""JSON Feed 1.1 as types (https://www.jsonfeed.org/version/1.1/); decoding is the check."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Address = Annotated[str, msgspec.Meta(pattern=r"^https?://\S+$")]
Instant = Annotated[
    str,
    msgspec.Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"),
]
Words = Annotated[str, msgspec.Meta(min_length=1)]


class Author(msgspec.Struct):
    """At least one of the three is there, which `feed_mistakes` looks at."""

    name: Words | None = None
    url: Address | None = None
    avatar: Address | None = None


class Attachment(msgspec.Struct):
    """A file that belongs to an item."""

    url: Address
    mime_type: Words
    title: Words | None = None
    size_in_bytes: Annotated[int, msgspec.Meta(ge=0)] | None = None
    duration_in_seconds: Annotated[float, msgspec.Meta(ge=0)] | None = None


class Item(msgspec.Struct):
    """One entry of a feed."""

    id: Words
    url: Address | None = None
    external_url: Address | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    image: Address | None = None
    banner_image: Address | None = None
    date_published: Instant | None = None
    date_modified: Instant | None = None
    authors: list[Author] = []
    tags: list[str] = []
    language: str | None = None
    attachments: list[Attachment] = []


class Feed(msgspec.Struct):
    """A whole feed."""

    version: Literal["https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1"]
    title: Words
    items: list[Item]
    home_page_url: Address | None = None
    feed_url: Address | None = None
    description: str | None = None
    user_comment: str | None = None
    next_url: Address | None = None
    icon: Address | None = None
    favicon: Address | None = None
    authors: list[Author] = []
    language: str | None = None
    expired: bool | None = None


def feed_problems(text: str) -> list[str]:
    """What is wrong with the feed in *text*; empty when it keeps the standard."""
    try:
        feed = msgspec.json.decode(text, type=Feed)
    except msgspec.DecodeError as error:
        return [str(error)]
    found = [
        f"item {item.id}: neither content_html nor content_text"
        for item in feed.items
        if item.content_html is None and item.content_text is None
    ]
    nameless = [a for a in feed.authors if not (a.name or a.url or a.avatar)]
    return found + ["an author without name, url and avatar" for _ in nameless]
