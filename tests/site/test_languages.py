"""Texts in more than one language: addresses, links between them, and one search."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built_site import BuiltSite, build_ours
from tools.build import search

URL = "https://x.example"


def text(title: str, *fields: str, words: str = "Words.") -> str:
    head = "\n".join([f"title: {title}", "date: 2026-01-02", "category: News", *fields])
    return f"---\n{head}\n---\n{words}\n"


FILES = {
    "posts/sleep.md": text("Sleep"),
    "posts/sleep-fr.md": text("Dormir", "slug: sleep", "lang: fr", "translation: true"),
    "posts/sleep-de.md": text(
        "Schlafen", "slug: sleep", "lang: de", "translation: true", words="Regenbogen"
    ),
    "posts/wachen.md": text("Wachen", "lang: de"),
    "pages/about.md": "---\ntitle: About\n---\nWords.\n",
    "pages/ueber.md": "---\ntitle: Über uns\nslug: about\nlang: de\ntranslation: true\n---\nWir.\n",
    "posts/entwurf.md": text("Entwurf", "lang: de", "status: draft"),
}
SETTINGS = {"SITEURL": URL, "READING_AIDS_FEATURE": "", "FEEDS_AUTHORITY": "x.example"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    built = build_ours(tmp_path_factory.mktemp("languages"), FILES, SETTINGS)
    assert built.status == 0, built.report
    return built


def test_another_language_stands_below_its_code(site: BuiltSite) -> None:
    wanted = {
        "sleep",
        "fr/sleep",
        "de/sleep",
        "de/wachen",
        "about",
        "de/about",
        "drafts/de/entwurf",
    }
    assert {f"{each}/index.html" for each in wanted} <= set(site.files())
    assert [path for path in site.files() if "-de" in path or path.startswith("pages/")] == []


@pytest.mark.parametrize(
    ("path", "others"),
    [
        ("sleep", [("de", "de/sleep"), ("fr", "fr/sleep")]),
        ("de/sleep", [("en", "sleep"), ("fr", "fr/sleep")]),
        ("de/about", [("en", "about")]),
        ("de/wachen", []),
    ],
)
def test_a_text_links_its_other_languages(
    site: BuiltSite, path: str, others: list[tuple[str, str]]
) -> None:
    page = site.page(f"{path}/index.html")
    links = page.xpath("//p[@class='translations']/a")
    assert [(a.get("hreflang"), a.get("href")) for a in links] == [
        (lang, f"{URL}/{other}/") for lang, other in others
    ]
    assert [a.get("lang") for a in links] == [lang for lang, _ in others]
    alternates = {link.get("href") for link in page.xpath("//link[@hreflang]")}
    assert alternates == (
        {f"{URL}/{other}/" for other in [path, *dict(others).values()]} if others else set()
    )


def test_the_sitemap_lists_every_language(site: BuiltSite) -> None:
    for path in ("sleep", "de/sleep", "fr/sleep", "de/about"):
        assert f"<loc>{URL}/{path}/</loc>" in site.text("sitemap.xml")


def test_one_index_finds_the_texts_of_all_languages(site: BuiltSite, tmp_path: Path) -> None:
    assert search.index(site.output, tmp_path / "a") == search.index(site.output, tmp_path / "b")
    names = sorted(path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*"))
    for name in names:
        if (tmp_path / "a" / name).is_file():
            assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    entry = (tmp_path / "a/pagefind-entry.json").read_text()
    assert '"languages":{"en":' in entry
    assert '"de"' not in entry
