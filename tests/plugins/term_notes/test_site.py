"""Notes on the pages and lists of terms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.built_site import ROOT, BuiltSite
from tests.stock_site import build_stock

POST = "---\ntitle: A\ndate: 2026-01-01\ncategory: News\ntags: [x, y]\nauthors: [Ann]\n---\nText.\n"
NOTES = """categories:
  News: New & old.
tags:
  x: It's about x.
  z: Nothing.
authors:
  Ann: Writes here.
"""


def test_terms_show_their_notes_and_a_note_without_a_term_is_told(
    build_site: Callable[..., BuiltSite],
) -> None:
    site = build_site({"posts/a.md": POST, "data/term-notes.yaml": NOTES})
    leads = {
        path: site.page(f"{path}/index.html").xpath("string(//main/header/p[last()])")
        for path in ("category/news", "tag/x", "author/ann")
    }
    assert leads == {
        "category/news": "New & old.",
        "tag/x": "It’s about x.",
        "author/ann": "Writes here.",
    }
    described = site.page("tag/x/index.html").xpath("string(//meta[@name='description']/@content)")
    assert described == "Tag x: It’s about x."
    notes = site.page("tag/index.html").xpath("//main//li/p")
    assert [each.text for each in notes] == ["It’s about x."]
    assert "data/term-notes.yaml:5: tags: no text has z" in site.report
    assert site.status == 0


def test_a_site_of_two_languages_needs_no_author(tmp_path: Path) -> None:
    files = {
        "content/a.md": "Title: A\nDate: 2026-01-01\nTags: x\n\nText.\n",
        "content/b.md": "Title: B\nDate: 2026-01-01\nLang: de\nTags: y\n\nText.\n",
        "content/data/term-notes.yaml": "tags:\n  x: It is x.\n  y: Das ist y.\n",
        "overrides/tag.html": "{{ tag.note }}",
    }
    site = build_stock(
        tmp_path,
        files,
        PLUGINS=["languages", "term_notes"],
        LANGUAGES={"de": {}},
        LANGUAGES_CATALOGUES=str(ROOT / "theme/translations"),
    )
    assert site.status == 0, site.report
    assert [site.text(path) for path in ("tag/x.html", "de/tag/y.html")] == [
        "It is x.",
        "Das ist y.",
    ]
