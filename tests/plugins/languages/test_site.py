"""A site in three languages: what each page says, links and lists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from tests.built_site import BuiltSite
from tests.plugins.languages.site import (
    BODY,
    FILES,
    MARK,
    RICH_FILES,
    URL,
    build,
    catalogues,
    german,
    text,
)
from tools.build import search


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    built = build(tmp_path_factory.mktemp("languages"))
    assert built.status == 0, built.report
    return built


def bytes_of(site: BuiltSite, name: str) -> bytes:
    return (site.output / name).read_bytes()


def language_of(path: str) -> str:
    return path[:2] if path[:3] in {"de/", "ar/"} else "en"


def test_each_page_says_its_language_and_direction(site: BuiltSite) -> None:
    said = {path: (page.get("lang"), page.get("dir")) for path, page in site.pages.items()}
    assert said == {
        path: (language_of(path), "rtl" if language_of(path) == "ar" else None) for path in said
    }
    assert {"de/sleep/index.html", "ar/popular/index.html", "de/about/index.html"} <= set(said)


BLOCKS = {"a", "caption", "dd", "dt", "h1", "h2", "h3", "label", "li", "p", "span", "summary", "td"}


def words(page: HtmlElement) -> Iterator[str]:
    """What readers of *page* see in each block, and what they hear."""
    for element in page.xpath("//body//*"):
        yield from (str(element.get(name)) for name in ("aria-label", "alt") if element.get(name))
        if element.tag in BLOCKS and not element.xpath("ancestor::p|ancestor::li[not(.//p)]"):
            yield element.text_content()


OWN = re.compile(
    r"[\w ]*(?:Editorial team|Test Site|CC BY 4.0|Atom|English|Deutsch|Schlafen|Sleep)\b"
)


def in_english(site: BuiltSite) -> set[str]:
    """Each message in Arabic begins with a mark, so what has none was not translated."""
    return {
        " ".join(each.split())
        for path, page in site.pages.items()
        if path.startswith(("ar/", "drafts/ar/"))
        for each in words(page)
        if re.search(r"[A-Za-z]{2}", each) and MARK not in each and not OWN.match(each.strip())
    }


def test_no_word_of_the_theme_is_left_in_english(site: BuiltSite) -> None:
    assert in_english(site) - {"Words.a", "Take care.", "A note. ↩"} == set()


def test_no_word_of_a_plugin_is_left_in_english(tmp_path: Path) -> None:
    site = build(tmp_path, RICH_FILES, codes=("ar",))
    assert site.status == 0, site.report
    assert {"ar/first/index.html", "ar/overdue/index.html", "drafts/ar/draft/index.html"} <= set(
        site.files()
    )
    assert f"{MARK}Used in 3 texts" in site.page("ar/glossary/index.html").text_content()
    assert in_english(site) - {"Words."} == set()


@pytest.mark.parametrize("path", ["sleep", "de/sleep", "ar/sleep"])
def test_a_text_names_all_its_languages_and_the_one_for_others(site: BuiltSite, path: str) -> None:
    page = site.page(f"{path}/index.html")
    assert sorted(_alternates(page)) == _versions("sleep/")
    shown = page.xpath("//p[starts-with(@class,'translations')]//a/@href")
    assert set(shown) == {url for _, url in _alternates(page)} - {f"{URL}/{path}/"}


@pytest.mark.parametrize(
    "path", ["", "blog/", "popular/", "search/", "archive/", "tag/", "changes/"]
)
def test_a_list_names_all_its_languages(site: BuiltSite, path: str) -> None:
    for code in ("", "de/", "ar/"):
        page = site.page(f"{code}{path}index.html")
        assert sorted(_alternates(page)) == _versions(path)
        names = page.xpath("//p[starts-with(@class,'translations')]//a/text()")
        assert len(names) == 2
        assert ("Deutsch" in names) is (code != "de/")


def _versions(path: str) -> list[tuple[str, str]]:
    """The address *path* of the site's own language in all languages, by code."""
    own = f"{URL}/{path}"
    return [("ar", f"{URL}/ar/{path}"), ("de", f"{URL}/de/{path}"), ("en", own), ("x-default", own)]


def _alternates(page: HtmlElement) -> list[tuple[str, str]]:
    links = page.xpath("//link[@hreflang]")
    return [(str(link.get("hreflang")), str(link.get("href"))) for link in links]


def test_a_page_leads_to_pages_of_its_language_alone(site: BuiltSite) -> None:
    """But for the links to its other languages."""
    files = set(site.files())
    for path, page in site.pages.items():
        links = page.xpath("//body//a[not(@hreflang)]/@href")
        own = [str(link).removeprefix(f"{URL}/") for link in links if str(link).startswith(URL)]
        assert {language_of(link) for link in own} == {language_of(path)}, path
        pages = {link.partition("#")[0] for link in own if not link.endswith((".xml", ".json"))}
        assert {f"{link}index.html" for link in pages} <= files, path


def test_lists_and_feeds_hold_the_texts_of_their_language(site: BuiltSite) -> None:
    titles = {"en": {"Sleep", "Rest"}, "de": {"Schlafen", "Wachen"}, "ar": {"النوم"}}
    for code, wanted in titles.items():
        folder = "" if code == "en" else f"{code}/"
        feed = json.loads(site.text(f"{folder}feeds/all.json"))
        assert {item["title"] for item in feed["items"]} == wanted
        assert feed["language"] == code
        listed = site.page(f"{folder}blog/index.html").xpath("//main//h2/a/text()")
        assert {str(each) for each in listed} == wanted
        for name in ("feeds/all.atom.xml", "feeds/popular.atom.xml", "popular.json"):
            others = set().union(*(titles[each] for each in titles if each != code))
            found = site.text(f"{folder}{name}")
            assert not any(f">{title}<" in found or f'"{title}"' in found for title in others)


def test_the_popular_list_of_a_language_is_ranked_by_itself(site: BuiltSite) -> None:
    page = site.page("de/popular/index.html")
    assert page.xpath("//main//h2/a/text()") == ["Wachen", "Schlafen"]
    assert page.xpath("//h1/text()") == ["Beliebte Beiträge"]
    assert "Beliebtheit 9, von Hand gesetzt" in page.text_content()


def test_the_home_page_of_a_language_has_its_words(site: BuiltSite) -> None:
    page = site.page("de/index.html")
    assert page.xpath("//h1/text()") == ["Deutscher subtitle"]
    assert page.xpath("//title/text()") == ["Deutscher subtitle · Test Site"]
    assert page.xpath("//nav[@aria-label='Hauptmenü']//a/text()")[0] == "Deutscher articles"


def test_what_python_makes_of_a_text_is_in_its_language(site: BuiltSite) -> None:
    page = site.page("de/sleep/index.html")
    assert page.xpath("//p[@class='box__title']/text()") == ["Warnung"]
    assert page.xpath("//div[@class='table']/@aria-label") == ["Tabelle 1"]
    assert page.xpath("//a[@role='doc-noteref']/@aria-label") == ["Fußnote a"]
    data = json.loads(page.xpath("//script[@type='application/ld+json']/text()")[0])
    assert data["@graph"][1]["itemListElement"][0]["name"] == "Startseite"


@pytest.mark.parametrize(
    ("code", "subtitle"),
    [("en", "What the tests build"), ("de", "Deutscher subtitle"), ("ar", f"{MARK} subtitle")],
)
def test_the_home_page_of_each_language_says_what_it_is(
    site: BuiltSite, code: str, subtitle: str
) -> None:
    folder = "" if code == "en" else f"{code}/"
    data = site.page(f"{folder}index.html").xpath("//script[@type='application/ld+json']/text()")
    [home] = [node for each in data for node in json.loads(each)["@graph"]]
    assert (home["@type"], home["inLanguage"]) == ("WebSite", code)
    assert (home["url"], home["description"]) == (f"{URL}/{folder}", subtitle)


def test_the_publisher_is_one_organization_at_one_address(site: BuiltSite) -> None:
    paths = ("index.html", "de/index.html", "sleep/index.html", "de/sleep/index.html")
    data = "//script[@type='application/ld+json']/text()"
    found = [json.loads(site.page(each).xpath(data)[0])["@graph"][0] for each in paths]
    assert [each["publisher"]["url"] for each in found] == [f"{URL}/"] * 4


def test_the_sitemap_has_the_lists_of_each_language(site: BuiltSite) -> None:
    found = set(re.findall(r"<loc>(.*?)</loc>", site.text("sitemap.xml")))
    pages = {path.removesuffix("index.html") for path in site.pages if path != "404.html"}
    assert found == {f"{URL}/{path}" for path in pages}


def test_the_same_texts_give_the_same_bytes(site: BuiltSite, tmp_path: Path) -> None:
    again = build(tmp_path)
    differing = [name for name in site.files() if bytes_of(site, name) != bytes_of(again, name)]
    assert differing == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("posts/sleep-de.md", german("Schlaf", "slug: sleep", "translation: true", words=BODY)),
        *(
            pytest.param(*edit, marks=pytest.mark.thorough)
            for edit in (
                (
                    "posts/wachen.md",
                    german("Wachen", "tags: [Tag]", "popularity: 1", words="Anders."),
                ),
                ("posts/neu.md", german("Neu", "popularity: 20")),
                ("posts/rest.md", text("Rest", "category: Views", "popularity: 8")),
            )
        ),
    ],
)
def test_an_edit_gives_what_a_new_build_gives(tmp_path: Path, name: str, content: str) -> None:
    build(tmp_path / "kept")
    edited = build(tmp_path / "kept", {**FILES, name: content})
    fresh = build(tmp_path / "fresh", {**FILES, name: content})
    assert edited.status == fresh.status == 0, edited.report
    kept = set(fresh.files())
    assert [each for each in sorted(kept) if bytes_of(edited, each) != bytes_of(fresh, each)] == []


def test_a_missing_translation_is_told_with_its_line(tmp_path: Path) -> None:
    catalogues(tmp_path / "catalogues")
    po = tmp_path / "catalogues/de/LC_MESSAGES/messages.po"
    lines = po.read_text(encoding="utf-8").splitlines()
    at = lines.index('msgid "Home"') + 1
    lines[at] = 'msgstr ""'
    po.write_text("\n".join(lines), encoding="utf-8")
    built = build(tmp_path, codes=("de", "ar"), keep_catalogues=True)
    assert built.status == 1
    reported = f"catalogues/de/LC_MESSAGES/messages.po:{at}: languages: “Home” has no translation"
    assert reported in built.report


def test_a_text_in_a_language_without_words_is_reported(tmp_path: Path) -> None:
    french = text("Dormir", "lang: fr", "category: News")
    built = build(tmp_path, {"posts/dormir.md": french, "posts/a.md": german("A")}, codes=())
    assert built.status == 1
    assert "dormir.md:4: lang: fr: the theme has no words in this language" in built.report
    assert "a.md:4: lang: de: the site has no words in this language" in built.report


def test_a_translation_without_an_original_is_told_with_its_line(tmp_path: Path) -> None:
    alone = german("Schlaf", "slug: alone", "translation: true")
    built = build(tmp_path, {"posts/a.md": german("A"), "posts/alone.md": alone}, codes=("de",))
    assert "posts/alone.md:7: translation: true: want an original" in built.report
    assert "posts/a.md" not in built.report


def test_a_draft_stands_below_its_language_too(tmp_path: Path) -> None:
    draft = german("Entwurf", "status: draft")
    site = build(tmp_path, {"posts/a.md": german("A"), "posts/entwurf.md": draft}, codes=("de",))
    assert {"de/a/index.html", "drafts/de/entwurf/index.html"} <= set(site.files())
    preview = site.page("drafts/de/entwurf/index.html")
    assert "Entwurf. Dies ist eine Vorschau" in preview.text_content()


def test_each_language_has_a_search_index_of_its_own(site: BuiltSite, tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    assert search.index(site.output, first) == search.index(site.output, second) == 7
    entry = json.loads((first / "pagefind-entry.json").read_text(encoding="utf-8"))
    counts = {code: each["page_count"] for code, each in entry["languages"].items()}
    assert counts == {"ar": 1, "de": 3, "en": 3}
    for path in sorted(each for each in first.rglob("*") if each.is_file()):
        assert path.read_bytes() == (second / path.relative_to(first)).read_bytes()


BIB = """
@misc{fda, author={{FDA}}, title={Label}, url={https://x.example/}, urldate={2026-10-04}}
@article{li, author={Li, L}, title={Rest}, journal={BMJ}, year={2020}, doi={10.1000/x1}}
"""


def test_the_words_of_references_are_in_the_language_of_each_page(tmp_path: Path) -> None:
    cited = "Words [@fda] and [@li]."
    files = {
        "references.bib": BIB,
        "posts/rest.md": text("Rest", "category: News", words=cited),
        "posts/wachen.md": german("Wachen", words=cited),
    }
    built = build(tmp_path, files, codes=("de",))
    assert built.status == 0, built.report
    told = {
        "": "FDA. Label. [date unknown] [cited 2026 Oct 4].",
        "de/": "FDA. Label. [Datum unbekannt] [abgerufen: 4. Okt. 2026].",
    }
    for folder, reference in told.items():
        page = built.page(f"{folder}{'wachen' if folder else 'rest'}/index.html")
        items = [" ".join(each.text_content().split()) for each in page.xpath("//ol/li[@id]")]
        assert items == [f"{reference} ↩", "Li L. Rest. BMJ 2020. ↩"]


def test_an_alias_that_is_a_list_of_another_language_is_reported(tmp_path: Path) -> None:
    aliases = {
        "/ar/": "the template home in ar",
        "/de/blog/": "the template blog in de",
        "/de/popular/": "the page of popular posts in de",
        "/de/tag/nacht/": "the tag Nacht in de",
        "/de/category/neues/": "the category Neues in de",
        "/de/archive/2026/": "the archive in de",
        "/de/blog/page/2/": "the template blog in de",
        "/de/tag/nacht/page/2/": "the tag Nacht in de",
    }
    rest = text("Rest", "category: News", f"aliases: [{', '.join(aliases)}]")
    built = build(tmp_path, {**FILES, "posts/rest.md": rest}, DEFAULT_PAGINATION=1)
    assert (built.status, (built.output / "index.html").exists()) == (1, False)
    reported = "content/posts/rest.md:5: aliases: {} is already the address of {}; remove the alias"
    assert _reported(built, ": aliases: ") == sorted(
        reported.format(*each) for each in aliases.items()
    )


def test_a_slug_that_is_a_list_of_another_language_is_reported(tmp_path: Path) -> None:
    page = "---\ntitle: A\nslug: {}\n---\nWords.\n"
    files = {
        "pages/home.md": page.format("de"),
        "posts/wachen.md": german("Blog", "slug: blog", "tags: [Nacht]"),
    }
    built = build(tmp_path, {**FILES, **files})
    assert (built.status, (built.output / "index.html").exists()) == (1, False)
    wanted = "want one source for each page; the template {} in de makes it too: change a slug"
    assert _reported(built, ": output: ") == [
        f"content/pages/home.md:3: output: de/index.html: {wanted.format('home')}",
        f"content/posts/wachen.md:6: output: de/blog/index.html: {wanted.format('blog')}",
    ]


def _reported(built: BuiltSite, field: str) -> list[str]:
    return sorted(line for line in built.report.splitlines() if field in line)
