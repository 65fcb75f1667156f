"""Drafts and posts that wait: which they are, where they are seen, how they are listed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.built_site import write_files
from tools.serve.drafts import Draft, drafts, listing, page

TODAY = date(2026, 11, 23)
HEAD = "---\ntitle: {}\ndate: {}\n{}---\nWords\n"


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, Any]:
    files = {
        "content/posts/a.md": HEAD.format("A", "2026-01-01", ""),
        "content/posts/b.md": HEAD.format("B & C", "2026-01-01", "status: draft\nslug: bb\n"),
        "content/posts/c.md": HEAD.format("C", "2026-12-24", ""),
        "content/posts/d.md": HEAD.format("D", "2026-01-01", "status: draft\nlang: de\n"),
        "content/pages/e.md": HEAD.format("E", "2027-01-01", ""),
        "content/pages/f.md": "---\ntitle: F\nstatus: draft\n---\nWords\n",
    }
    write_files(tmp_path, files)
    urls = {
        f"{kind}{lang}_URL": f"drafts/{'{lang}/' if lang else ''}{{slug}}/"
        for kind in ("DRAFT", "DRAFT_PAGE")
        for lang in ("", "_LANG")
    }
    return {
        "PATH": str(tmp_path / "content"),
        "PAGE_PATHS": ["pages"],
        "DEFAULT_LANG": "en",
        **urls,
    }


FOUND = [
    Draft("content/pages/f.md", "F", "/drafts/f/"),
    Draft("content/posts/b.md", "B & C", "/drafts/bb/"),
    Draft("content/posts/c.md", "C", "/drafts/c/", date(2026, 12, 24)),
    Draft("content/posts/d.md", "D", "/drafts/de/d/"),
]


def test_drafts_and_posts_of_the_future_are_found(settings: dict[str, Any]) -> None:
    assert list(drafts(settings, TODAY)) == FOUND


def test_the_day_itself_is_no_future(settings: dict[str, Any]) -> None:
    assert FOUND[2] not in drafts(settings, date(2026, 12, 24))


def test_the_list_has_columns() -> None:
    assert listing(FOUND[1:3]) == [
        "content/posts/b.md  draft                 /drafts/bb/",
        "content/posts/c.md  waits for 2026-12-24  /drafts/c/",
    ]


def test_the_page_escapes_titles_and_links_to_each() -> None:
    assert '<a href="/drafts/bb/">B &amp; C</a> (draft, content/posts/b.md)' in page(FOUND)
    assert "There is no draft" in page([])
