"""An entry of a list: what a template shows of one post, decided here."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from markupsafe import Markup, escape

from .options import Options
from .ranking import Post

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STOPS = ".,:;…–—-"  # "…" after one of these would be a second mark in one place
CLOSING = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class PostContent:
    """The words and addresses of a post. Titles and summaries are text, never HTML.

    *description* is what a feed shows of a post whose writer gave no summary.
    """

    post: Post
    url: str
    summary: str = ""
    description: str = ""
    modified: datetime | None = None
    thumbnail: str = ""
    category: str = ""
    category_url: str = ""
    words: int = 0


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a post stands where it stands, for a template that says it in another language.

    *number* is its popularity, of views up to the day *until*, or set by hand without one;
    *half_life* is in days, 0 for plain counts. A *pinned* post has no more grounds.
    """

    pinned: bool = False
    number: int = 0
    until: date | None = None
    half_life: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list. What is None is not shown.

    *title* and *excerpt* are escaped HTML: they print right with and without autoescape.
    *url*, *thumbnail* and *category_url* follow `SITEURL/`. *reading_time* is in minutes.
    """

    title: Markup
    full_title: Markup
    url: str
    slug: str
    excerpt: Markup | None = None
    thumbnail: str | None = None
    date: datetime | None = None
    views: int | None = None
    category: str | None = None
    category_url: str | None = None
    reading_time: int | None = None
    reason: str | None = None
    grounds: Grounds | None = None


def make_entry(source: PostContent, options: Options) -> Entry:
    """The entry of *source*, with what *options* ask for."""
    post = source.post
    excerpt = make_excerpt(source, options)
    has_category = options.show_category and source.category
    return Entry(
        title=escape(cut(post.title, options.title_words)),
        full_title=escape(post.title),
        url=source.url,
        slug=post.slug,
        excerpt=escape(excerpt) if excerpt else None,
        thumbnail=(source.thumbnail or None) if options.show_thumbnail else None,
        date=post.date if options.show_date else None,
        views=views(post) if options.show_views else None,
        category=source.category if has_category else None,
        category_url=source.category_url if has_category else None,
        reading_time=reading_time(source, options) if options.show_reading_time else None,
        reason=reason(post, options.half_life) if options.show_reason else None,
        grounds=grounds(post, options.half_life) if options.show_reason else None,
    )


def make_excerpt(source: PostContent, options: Options) -> str:
    """The first words of the summary; empty without a summary or when no words are asked for."""
    return cut(source.summary, options.excerpt_words) if options.excerpt_words else ""


def last_change(sources: Iterable[PostContent]) -> datetime | None:
    """The latest of the posts' dates and of the days to which their views were counted."""
    return max((_changed(source) for source in sources), default=None)


def _changed(source: PostContent) -> datetime:
    changed = source.modified or source.post.date
    as_of = source.post.fields.popularity_as_of
    return max(changed, datetime.combine(as_of, time(), UTC)) if as_of else changed


def views(post: Post) -> int | None:
    """Counted views. A number without the day it was counted to is a writer's choice, no count."""
    return post.fields.popularity if post.fields.popularity_as_of else None


def reading_time(source: PostContent, options: Options) -> int:
    """Minutes, rounded up."""
    return max(1, math.ceil(source.words / options.words_per_minute))


def grounds(post: Post, half_life: int = 0) -> Grounds | None:
    """Why *post* stands where it stands, if more than its date decides that."""
    fields = post.fields
    if fields.pinned is not None:
        return Grounds(pinned=True)
    if fields.popularity is None:
        return None
    return Grounds(False, fields.popularity, fields.popularity_as_of, half_life)


def reason(post: Post, half_life: int = 0) -> str | None:
    """Why *post* stands where it stands, in English; *half_life* in days, 0 for plain counts."""
    found = grounds(post, half_life)
    if found is None or found.pinned:
        return "pinned" if found else None
    if found.until is None:
        return f"popularity {found.number:,}, set by hand"
    decay = f", half-life {half_life} days" if half_life else ""
    noun = "view" if found.number == 1 else "views"
    return f"{found.number:,} {noun}{decay}, to {day(found.until)}"


def day(value: date) -> str:
    """A day such as "1 Nov 2026", in English on every machine."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def cut(text: str, words: int) -> str:
    """*text*, or its first *words* words and "…" for the mark that ends them; 0 is all of it."""
    ends = [match.end() for match in re.finditer(r"\S+", text)]
    if not words or len(ends) <= words:
        return text
    return _without_stop(text[: ends[words - 1]]) + "…"


def _without_stop(text: str) -> str:
    """*text* without the mark that ends it, also before a closing quotation mark or bracket."""
    bare = text.rstrip(CLOSING)
    return bare.rstrip(f"{STOPS} ") + text[len(bare) :]
