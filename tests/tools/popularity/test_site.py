"""After one command the site shows the order that readers made."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from pelican.settings import read_settings

from tests.built_site import BuiltSite
from tools.popularity.import_command import run
from tools.popularity.import_options import Options
from tools.popularity.project import Project

POST = "---\ntitle: {}\ndate: 2019-03-01\ncategory: C\npopularity: {}\n---\n\nText.\n"


def test_the_site_shows_the_order_after_one_command(
    build_site: Callable[..., BuiltSite], tmp_path: Path
) -> None:
    posts = tmp_path / "content/posts"
    posts.mkdir(parents=True)
    for name, popularity in (("first", 900), ("second", 600), ("third", 300)):
        (posts / f"{name}.md").write_text(POST.format(name, popularity))
    settings = read_settings(
        override={
            "PATH": str(tmp_path / "content"),
            "ARTICLE_PATHS": ["posts"],
            "ARTICLE_URL": "{slug}/",
            "SITEURL": "https://x.example",
            "TIMEZONE": "UTC",
            "OUTPUT_PATH": str(tmp_path / "output"),
            "POPULAR_POSTS_HALF_LIFE": 90,
            "SLUGIFY_SOURCE": "basename",
        }
    )
    export = tmp_path / "x"
    export.write_text(
        "path,date,views\n/third/,2026-10-31,70\n/first.html,2026-10-31,30\n/second/,2026-10-31,5\n"
    )
    run(Project(tmp_path, settings, date(2026, 11, 23)), Options([str(export)]))

    built = build_site({}, {"HOME_FEATURE": "posts/first.md"})

    assert built.status == 0, built.report
    listed = json.loads(built.text("popular.json"))["posts"]
    assert [post["title"] for post in listed] == ["third", "first", "second"]
