from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from markupsafe import Markup

from popular_posts.entry import Entry, Grounds, PostContent, make_entry, reason
from popular_posts.fields import Fields
from popular_posts.options import Options
from popular_posts.ranking import Post

DATE = datetime(2019, 3, 1, tzinfo=UTC)
ALL = Options(
    show_thumbnail=True,
    show_date=True,
    show_views=True,
    show_category=True,
    show_reading_time=True,
    show_reason=True,
    half_life=90,
)


def source(title: str = "Title", summary: str = "", fields: Fields | None = None) -> PostContent:
    post = Post("slug", DATE, title=title, fields=fields or Fields())
    return PostContent(
        post,
        "slug/",
        summary=summary,
        thumbnail="images/a.png",
        category="News & views",
        category_url="category/news/",
        words=239,
    )


def test_an_entry_shows_only_title_and_excerpt_unless_asked() -> None:
    assert make_entry(source(summary="Words."), Options()) == Entry(
        title=Markup("Title"),
        full_title=Markup("Title"),
        url="slug/",
        slug="slug",
        excerpt=Markup("Words."),
    )


def test_an_entry_shows_all_when_asked() -> None:
    counted = Fields(popularity=1204, popularity_as_of=date(2026, 11, 1))
    assert make_entry(source(fields=counted), ALL) == Entry(
        title=Markup("Title"),
        full_title=Markup("Title"),
        url="slug/",
        slug="slug",
        thumbnail="images/a.png",
        date=DATE,
        views=1204,
        category="News & views",
        category_url="category/news/",
        reading_time=2,
        reason="1,204 views, half-life 90 days, to 1 Nov 2026",
        grounds=Grounds(number=1204, until=date(2026, 11, 1), half_life=90),
    )


def test_an_entry_without_summary_has_no_excerpt() -> None:
    assert make_entry(source(), ALL).excerpt is None


def test_no_excerpt_is_made_when_it_has_no_words() -> None:
    assert make_entry(source(summary="Words."), Options(excerpt_words=0)).excerpt is None


def test_an_excerpt_has_nineteen_words_by_default() -> None:
    summary = " ".join(str(number) for number in range(1, 21))
    assert make_entry(source(summary=summary), Options()).excerpt == (
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19…"
    )


def test_title_and_excerpt_are_cut_between_words_and_then_escaped() -> None:
    entry = make_entry(
        source("AT&T <script> wins", "5 < 6 & 7 > 2"), Options(title_words=2, excerpt_words=4)
    )
    assert (str(entry.title), str(entry.excerpt)) == ("AT&amp;T &lt;script&gt;…", "5 &lt; 6 &amp;…")
    assert entry.full_title.unescape() == "AT&T <script> wins"


@pytest.mark.parametrize(
    ("fields", "half_life", "text"),
    [
        (Fields(), 90, None),
        (Fields(pinned=1, popularity=5), 90, "pinned"),
        (Fields(popularity=900), 90, "popularity 900, set by hand"),
        (Fields(popularity=1, popularity_as_of=date(2026, 1, 31)), 0, "1 view, to 31 Jan 2026"),
        (
            Fields(popularity=1_000_000, popularity_as_of=date(2026, 12, 9)),
            30,
            "1,000,000 views, half-life 30 days, to 9 Dec 2026",
        ),
    ],
)
def test_reason(fields: Fields, half_life: int, text: str | None) -> None:
    assert reason(Post("a", DATE, fields=fields), half_life) == text


def test_a_number_without_its_day_is_not_shown_as_views() -> None:
    assert make_entry(source(fields=Fields(popularity=900)), ALL).views is None
