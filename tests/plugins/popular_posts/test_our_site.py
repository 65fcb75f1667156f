"""The plugin among our other plugins, settings and theme."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.built_site import BuiltSite


def post(title: str, *more: str) -> str:
    lines = ["---", f"title: '{title}'", "date: 2020-01-01", "category: News", *more, "---", ""]
    return "\n".join([*lines, "Words.", ""])


def test_an_overdue_review_takes_a_post_off_every_list(
    build_site: Callable[..., BuiltSite],
) -> None:
    dates = ("clinical: true", "evidence_checked: 2025-01-01")
    site = build_site(
        {
            "posts/late.md": post("Late", *dates, "review_by: 2026-05-30", "popularity: 9"),
            "posts/due.md": post("Due", *dates, "review_by: 2026-06-01", "popularity: 5"),
            "posts/plain.md": post("1 < 2 & <b>3</b>"),
        },
        {"TODAY": "2026-06-01"},
        environment={"SOURCE_DATE_EPOCH": "1780272000"},
    )
    assert site.status == 0, site.report
    listing = json.loads(site.text("popular.json"))
    assert [each["title"] for each in listing["posts"]] == ["Due", "1 < 2 & <b>3</b>"]
    titles = site.page("late/index.html").xpath("//aside[@class='popular-list']//li/a")
    assert [title.text_content() for title in titles] == ["Due", "1 < 2 & <b>3</b>"]
