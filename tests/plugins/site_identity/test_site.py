"""Builds of a site whose menu or colours are wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.built_site import IDENTITY, BuiltSite

PAGE = {"pages/about.md": "---\ntitle: About\n---\n\nWords of the page.\n"}


@pytest.mark.parametrize(
    ("field", "reported"),
    [
        (
            'menu = [["About", "abuot/"]]',
            ": menu: abuot/: no page of this site is there; did you mean about/?",
        ),
        (
            'help_link = ["Help", "telephone/"]',
            ": help_link: telephone/: no page of this site is there;"
            " publish a text there, or drop the entry",
        ),
        ('feature = "posts/x.md"', ": feature: posts/x.md: there is no such file below content/;"),
        (
            '[colours]\nacent = ["#000", "#fff"]',
            ": colours: acent: the theme has no such colour; it has accent, ",
        ),
    ],
)
def test_what_leads_nowhere_stops_the_build_at_its_line(
    build_site: Callable[..., BuiltSite], tmp_path: Path, field: str, reported: str
) -> None:
    name = field.partition(" =")[0]
    lines = IDENTITY.read_text(encoding="utf-8").splitlines()
    own = [line for line in lines if not line.startswith(f"{name} =")] + [field]
    (tmp_path / "own.toml").write_text("\n".join(own), encoding="utf-8")
    site = build_site(PAGE, environment={"SITE_TOML": str(tmp_path / "own.toml")})
    assert site.status == 1
    assert f"own.toml:{len(own) + field.count(chr(10))}{reported}" in site.report


def test_a_menu_that_leads_somewhere_and_other_colours_are_built(
    build_site: Callable[..., BuiltSite], tmp_path: Path
) -> None:
    text = IDENTITY.read_text(encoding="utf-8").replace("menu = [", 'menu = [["Me", "about/"], ')
    own = tmp_path / "own.toml"
    own.write_text(f'{text}[colours]\naccent = ["#123456", "#abcdef"]\n', encoding="utf-8")
    site = build_site(PAGE, environment={"SITE_TOML": str(own)})
    assert site.status == 0, site.report
    page = site.page("about/index.html")
    assert page.xpath("//nav//a[@aria-current]/text()") == ["Me"]
    assert ":light-dark(#123456,#abcdef)" in page.xpath("string(//style)")


BIB = "@book{a, author = {Doe, Jane}, title = {Soup}, publisher = {P}, year = {2019}}\n"
CITING = "---\ntitle: About\n---\n\nWords of the page.[@a]\n"
LINK = "//a[@href='https://s.example/references/']/text()"


@pytest.mark.parametrize(
    ("text", "menu", "links"),
    [
        (CITING, '["References", "references/"]', ["References"]),
        (CITING, "", []),
        (PAGE["pages/about.md"], '["References", "references/"]', []),
    ],
    ids=["cited and linked", "cited", "linked"],
)
def test_the_references_have_a_page_if_a_menu_leads_to_it_and_it_lists_something(
    build_site: Callable[..., BuiltSite], tmp_path: Path, text: str, menu: str, links: list[str]
) -> None:
    lines = IDENTITY.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("menu =")]
    (tmp_path / "own.toml").write_text("\n".join([*kept, f"menu = [{menu}]"]), encoding="utf-8")
    files = {"pages/about.md": text, "references.bib": BIB}
    own = {"SITE_TOML": str(tmp_path / "own.toml")}
    site = build_site(files, {"SITEURL": "https://s.example"}, environment=own)
    assert site.status == 0, site.report
    assert ("references/index.html" in site.pages) == bool(links)
    assert site.page("index.html").xpath(LINK) == links
    assert ("/references/" in site.text("sitemap.xml")) == bool(links)


@pytest.mark.parametrize(
    ("feature", "reported"),
    [
        ("posts/x.md", "there is no such file below content/; correct the path, or leave it empty"),
        (
            "posts/en.md",
            "is in en, and this home page lists texts in de; name one in de, or leave it empty",
        ),
        ("posts/de.md", ""),
        ("posts/later.md", ""),
        ("posts/draft.md", "is a draft, and no home page shows it; publish it, or leave it empty"),
        ("posts/hidden.md", "is hidden, and no home page shows it; publish it, or leave it empty"),
        (
            "pages/seite.md",
            "is no article, and only those are on a home page; name one, or leave it empty",
        ),
        (
            "images/a.svg",
            "is no article, and only those are on a home page; name one, or leave it empty",
        ),
    ],
)
def test_the_feature_of_a_further_language_is_a_text_of_it(
    build_site: Callable[..., BuiltSite], tmp_path: Path, feature: str, reported: str
) -> None:
    text = IDENTITY.read_text(encoding="utf-8") + DE + f'feature = "{feature}"\n'
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    post = "---\ntitle: {0}\ndate: 2026-01-01\nlang: {0}\n---\nWords.\n"
    files: dict[str, str | bytes] = {f"posts/{code}.md": post.format(code) for code in ("en", "de")}
    for status in ("draft", "hidden"):
        files[f"posts/{status}.md"] = post.format("de").replace("date:", f"status: {status}\ndate:")
    files["posts/later.md"] = post.format("de").replace("2026", "2099")
    files["pages/seite.md"] = "---\ntitle: Seite\nlang: de\n---\nWords.\n"
    files["images/a.svg"] = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"
    site = build_site(files, environment={"SITE_TOML": str(tmp_path / "own.toml")})
    line = text.count("\n")
    found = [each for each in site.report.splitlines() if ": languages.de: " in each]
    assert found == [f"own.toml:{line}: languages.de: {feature}: {reported}"] * bool(reported)
    assert site.status == bool(reported), site.report


def test_a_home_page_does_not_begin_with_a_draft(
    build_site: Callable[..., BuiltSite], tmp_path: Path
) -> None:
    text = 'feature = "posts/a.md"\n' + IDENTITY.read_text(encoding="utf-8")
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    post = "---\ntitle: A\ndate: 2026-01-01\nstatus: draft\n---\nWords.\n"
    own = {"SITE_TOML": str(tmp_path / "own.toml")}
    site = build_site({"posts/a.md": post}, environment=own)
    told = "posts/a.md: is a draft, and no home page shows it; publish it, or leave it empty"
    assert f"own.toml:1: feature: {told}" in site.report.splitlines()
    assert site.status == 1


ASKING = (
    "---\ntitle: Help\ndate: 2026-01-01\n{lang}---\n\nSome think of suicide.\n\n[[crisis-box]]\n"
)
DE = """
[languages.de]
subtitle = "S"
lead = "L"
description = "D"
disclaimer = "D"
privacy = "P"
crisis = ["[112 anrufen](tel:112)"]
menu = [["Archiv", "de/archive/"]]
footer = [["Archiv", "de/archive/"]]
"""


def test_a_site_names_the_help_lines_of_its_country_in_each_of_its_languages(
    build_site: Callable[..., BuiltSite], tmp_path: Path
) -> None:
    lines = 'crisis = ["[call 999](tel:999)", "[call 116 123](tel:116123)"]\n'
    own = tmp_path / "own.toml"
    own.write_text(f"{lines}{IDENTITY.read_text(encoding='utf-8')}{DE}", encoding="utf-8")
    files = {
        "pages/help.md": ASKING.format(lang=""),
        "pages/hilfe.md": ASKING.format(lang="lang: de\n"),
    }
    site = build_site(files, environment={"SITE_TOML": str(own)})
    assert site.status == 0, site.report
    links = "//aside[contains(@class, 'box--crisis')]//a/@href"
    assert site.page("help/index.html").xpath(links) == ["tel:999", "tel:116123"]
    assert site.page("de/hilfe/index.html").xpath(links) == ["tel:112"]


@pytest.mark.parametrize("is_linked", [True, False])
def test_the_references_of_a_further_language_have_a_page_if_its_own_menu_leads_to_it(
    build_site: Callable[..., BuiltSite], tmp_path: Path, is_linked: bool
) -> None:
    lines = IDENTITY.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("menu =")]
    own = DE.replace("de/archive/", "de/references/", 1) if is_linked else DE
    whole = "\n".join([*kept, 'menu = [["References", "references/"]]', own])
    (tmp_path / "own.toml").write_text(whole, encoding="utf-8")
    files = {
        "pages/about.md": CITING,
        "pages/seite.md": CITING.replace("About", "Seite\nlang: de"),
        "references.bib": BIB,
    }
    settings = {"SITEURL": "https://s.example"}
    site = build_site(files, settings, environment={"SITE_TOML": str(tmp_path / "own.toml")})
    assert site.status == 0, site.report
    assert ("de/references/index.html" in site.pages) is is_linked
    found = site.page("references/index.html").xpath("//a[@hreflang]/@href")
    assert found == ["https://s.example/de/references/"] * is_linked
    if is_linked:
        found = site.page("de/references/index.html").xpath("//a[@hreflang]/@href")
        assert found == ["https://s.example/references/"]
