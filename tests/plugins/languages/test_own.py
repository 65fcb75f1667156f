"""What plugins say of their settings, and what becomes of it in a further language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import documents
from languages.own import own_context
from tests.stock_site import build_stock

POSTS = {
    "content/a.md": "Title: A\nDate: 2020-01-01\n\nHello.\n",
    "content/b.md": "Title: B\nDate: 2020-01-01\nLang: de\n\nHallo.\n",
}


def test_paths_of_plugins_stand_below_the_language_and_words_are_translated(tmp_path: Path) -> None:
    settings: dict[str, Any] = {
        "DEFAULT_LANG": "en",
        "LANGUAGES": {"de": {}},
        "LANGUAGES_CATALOGUES": str(tmp_path),
        "DIRECT_TEMPLATES": [],
        "CHOSEN": "my/own.txt",
        "OFF": "",
    }
    documents.add_language_settings(settings, {"CHOSEN": "a.txt", "GIVEN": "b.txt", "OFF": "c.txt"})
    documents.add_language_settings(settings, {}, {"WORD": "Home"})
    found = own_context(settings, "de")
    assert {name: found.get(name) for name in ("CHOSEN", "GIVEN", "OFF", "WORD")} == {
        "CHOSEN": "de/my/own.txt",
        "GIVEN": "de/b.txt",
        "OFF": None,
        "WORD": "Home",
    }


def test_a_list_has_the_files_of_the_plugins_that_are_there(tmp_path: Path) -> None:
    wanted = {
        "feeds": {"feeds/all.atom.xml", "feeds/all.rss.xml", "feeds/all.json"},
        "popular_posts": {"popular.json", "popular/index.html", "feeds/popular.atom.xml"},
        "changes": {"feeds/changes.atom.xml"},
    }
    settings = {"LANGUAGES": {"de": {}}, "LANGUAGES_MISSING": "note"}
    for name, files in wanted.items():
        site = build_stock(tmp_path / name, POSTS, PLUGINS=["languages", name], **settings)
        assert site.status == 0, site.report
        assert files | {f"de/{file}" for file in files} <= set(site.files())
