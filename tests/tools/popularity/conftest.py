"""A small site that the tests import into, and the clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from pelican.settings import read_settings

from tools.popularity.project import Project

TODAY = date(2026, 11, 23)

# They count with a query engine, of 430 MB, which `make test-all` installs.
collect_ignore = (
    []
    if find_spec("ibis")
    else [
        "test_address_key.py",
        "test_engines.py",
        "test_formats.py",
        "test_import_command.py",
        "test_page_views.py",
        "test_posts.py",
        "test_site.py",
    ]
)

POST = """---
title: {slug}
date: 2019-03-0{number}
popularity: {number}
---

Text.
"""


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., Project]:
    """A project with a post for each slug, or with the given files below `content/posts`.

    *more* are further settings of Pelican.
    """

    def make(
        *slugs: str,
        files: Mapping[str, str | bytes] | None = None,
        siteurl: str = "https://x.example",
        more: Mapping[str, object] | None = None,
    ) -> Project:
        root = tmp_path / "site"
        written = {
            f"{slug}.md": POST.format(slug=slug, number=number)
            for number, slug in enumerate(slugs, 1)
        }
        for name, text in {**written, **(files or {})}.items():
            path = root / "content" / "posts" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        settings = read_settings(
            override={
                "PATH": str(root / "content"),
                "ARTICLE_PATHS": ["posts"],
                "ARTICLE_URL": "{slug}/",
                "ARTICLE_LANG_URL": "{lang}/{slug}/",
                "SLUGIFY_SOURCE": "basename",
                "SITEURL": siteurl,
                "TIMEZONE": "UTC",
                "OUTPUT_PATH": str(root / "output"),
                "POPULAR_POSTS_HALF_LIFE": 90,
                **(more or {}),
            }
        )
        return Project(root, settings, TODAY)

    return make
