"""The views of the last days, as a list of a file and on the page of popular posts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from reading_aids.recent_views import read_views
from tests.built_site import BuiltSite

HEADER = "date,slug,views\n"
POST = "---\ntitle: {0}\ndate: 2026-01-01\npopularity: 1\n{1}---\nText.\n"


def test_only_the_last_days_of_the_file_count() -> None:
    found = read_views(HEADER + "2026-03-01,a,5\n2026-03-02,a,1\n2026-03-31,b,2\n", 30)
    assert (found.until, dict(found.by_slug)) == (date(2026, 3, 31), {"a": 1, "b": 2})


def test_a_file_without_views_has_no_last_day() -> None:
    assert read_views(HEADER, 30).until is read_views("", 30).until is None


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("day,slug\n", (1, "the first line is not date,slug,views")),
        (HEADER + "2026-03-01,a\n", (2, "'2026-03-01,a' is no day, slug and number")),
        (HEADER + "yesterday,a,1\n", (2, "'yesterday,a,1' is no day, slug and number")),
        (HEADER + "2026-03-01,a,many\n", (2, "'2026-03-01,a,many' is no day, slug and number")),
    ],
)
def test_a_line_that_is_no_view_is_told(text: str, reported: tuple[int, str]) -> None:
    assert [(each.line, each.problem) for each in read_views(text, 30).diagnostics] == [reported]


def test_the_page_of_popular_posts_lists_what_was_read_lately(
    build_site: Callable[..., BuiltSite],
) -> None:
    files = {
        "posts/a.md": POST.format("A", ""),
        "posts/b.md": POST.format("B", ""),
        "posts/c.md": POST.format("C", "popular: false\n"),
    }
    views = HEADER + "2026-03-01,a,3\n2026-03-02,b,7\n2026-03-02,c,9\n2026-03-02,gone,8\n"
    site = build_site({**files, "data/views.csv": views})
    rows = site.page("popular/index.html").xpath("//aside//li")
    assert [" ".join(row.text_content().split()) for row in rows] == ["B 7 views", "A 3 views"]


def test_without_a_file_of_views_there_is_no_list(build_site: Callable[..., BuiltSite]) -> None:
    site = build_site({"posts/a.md": POST.format("A", "")})
    assert not site.page("popular/index.html").xpath("//aside")
