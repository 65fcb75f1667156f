"""The generators that this site is compared with, each given the words of the same texts."""

from __future__ import annotations

import re
import sys
import textwrap
from dataclasses import replace
from datetime import date
from typing import Final

from tools.bench.corpus import Post
from tools.bench.generator import Generator, generators
from tools.bench.product.corpus import Text
from tools.bench.programs import Programs

PAGES: Final = "Pages"  # the category of those that have none
_UNDATED: Final = date(2026, 1, 1)
_LINK: Final = re.compile(r"\{filename\}[\w./-]*?([\w-]+)\.md")
_ANCHOR: Final = re.compile(r"[ ]*\{#[\w-]+\}[ ]*$", re.MULTILINE)
_BOX: Final = re.compile(r'^!!! [\w-]+(?: "([^"\n]*)")?\n((?:(?: {4}.*)?\n)+)', re.MULTILINE)


def other_generators(programs: Programs) -> list[Generator]:
    """Stock Pelican with the theme `simple`, then Hugo and Eleventy if they could be installed."""
    others = [each for each in generators(programs) if each.name in ("hugo", "eleventy")]
    return [_stock(), *map(_with_plain_body, others)]


def _stock() -> Generator:
    command = [sys.executable, "-m", "pelican", "-q", "--log-handler", "plain"]
    return Generator("pelican", "stock_site", _source, "content/posts", command, [*command, "-r"])


def _with_plain_body(generator: Generator) -> Generator:
    source = generator.source
    return replace(generator, source=lambda post: source(replace(post, body=plain(post.body))))


def post(text: Text) -> Post:
    """*text* as a post: the other generators have one folder for all texts."""
    fields = text.fields
    return Post(
        slug=text.slug,
        title=fields["title"],
        day=fields.get("date", _UNDATED),
        category=fields.get("category", PAGES),
        tags=tuple(fields.get("tags", ())),
        popularity=fields.get("popularity", 0),
        body=text.body,
    )


def _source(post: Post) -> str:
    """Stock headers, and links between files of one folder."""
    body = _LINK.sub(r"{filename}/posts/\1.md", post.body)
    return (
        f"Title: {post.title}\nDate: {post.day}\nCategory: {post.category}\n"
        f"Tags: {', '.join(post.tags)}\nSlug: {post.slug}\n\n{body}"
    )


def plain(body: str) -> str:
    """*body* in the Markdown that Hugo and Eleventy read: no anchors, boxes or names of files."""
    linked = _LINK.sub(r"/\1/", body).replace("{static}/", "/")
    return _ANCHOR.sub("", _BOX.sub(_opened, linked))


def _opened(box: re.Match[str]) -> str:
    title = f"**{box[1]}**\n\n" if box[1] else ""
    return f"{title}{textwrap.dedent(box[2]).strip()}\n\n"
