"""Which pages stand for a site, and entries of the settings that name none."""

from __future__ import annotations

import json
from pathlib import Path

from report.diagnostic import Diagnostic
from tools.audit.key_pages import key_pages, missing
from tools.check.check_settings import CheckSettings, read_settings
from tools.check.site_folder import SiteFolder

PLAIN = "<!DOCTYPE html><title>A</title>"


def article(kind: str, day: str, og_type: str = "article") -> str:
    about = {"@type": kind, "headline": "A", "datePublished": day}
    nodes = {"@context": "https://schema.org", "@graph": [about, {"@type": "BreadcrumbList"}]}
    meta = f'<meta property="og:type" content="{og_type}">'
    return f'{PLAIN}{meta}<script type="application/ld+json">{json.dumps(nodes)}</script>'


def site(folder: Path, pages: dict[str, str], settings: CheckSettings) -> SiteFolder:
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return SiteFolder(folder, "", settings)


PAGES = {
    "index.html": PLAIN,
    "404.html": PLAIN,
    "guide/index.html": article("Article", "2026-01-01"),
    "old/index.html": article("BlogPosting", "2026-02-01"),
    "new/index.html": article("BlogPosting", "2026-03-01"),
    "about/index.html": article("WebPage", "2026-04-01", "website"),
    "broken/index.html": article("BlogPosting", "2026-05-01").replace("{", "[", 1),
    "category/a/index.html": PLAIN,
    "tag/index.html": PLAIN,
    "tag/b/index.html": PLAIN,
    "search/index.html": PLAIN,
}


def test_without_a_setting_the_newest_of_each_kind_a_list_and_the_search_are_chosen(
    tmp_path: Path,
) -> None:
    whole = site(tmp_path, PAGES, CheckSettings())
    assert [page.file for page in key_pages(whole, "lighthouse")] == [
        "index.html",
        "guide/index.html",
        "new/index.html",
        "tag/b/index.html",
        "search/index.html",
    ]


def test_a_site_of_one_page_has_one_key_page(tmp_path: Path) -> None:
    small = site(tmp_path, {"index.html": PLAIN}, CheckSettings())
    assert [page.file for page in key_pages(small, "screens")] == ["index.html"]


def test_an_entry_that_names_no_page_is_told_at_its_line_and_the_others_are_taken(
    tmp_path: Path,
) -> None:
    file = tmp_path / "checks.toml"
    file.write_text('screens = [\n  "index.html",\n  "gone/index.html",\n]\nlighthouse = []\n')
    whole = site(tmp_path / "site", PAGES, read_settings(file))
    assert [page.file for page in key_pages(whole, "screens")] == ["index.html"]
    assert list(missing(whole, "screens")) == [
        Diagnostic(
            file.as_posix(),
            3,
            "screens",
            "gone/index.html: no page of this site is there",
            "delete the entry; without the list, pages are chosen",
        )
    ]
    assert key_pages(whole, "lighthouse") == []
    assert list(missing(whole, "lighthouse")) == []
