"""Glossaries of whole sites."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext

from tests.built_site import BuiltSite
from tests.plugins.languages import site as languages_site
from tests.stock_site import build_stock
from tools.audit.visitor import prepare_to_print
from tools.http.static_server import served

BIB = "@article{roe2018, author={Roe, Ann}, title={T}, journal={J}, year={2018}}\n"
GLOSSARY = """---
title: Glossary
date: 2026-01-01
---
Relapse {: data-forms="relapsed" }
:   It comes back & stays.

Dummy
:   Given to 9 in 100 people.[@roe2018]

Unused
:   Nobody needs it.
"""
POST = "---\ntitle: {}\ndate: 2026-01-01\ncategory: C\n{}---\n{}\n"
FILES = {
    "references.bib": BIB,
    "pages/glossary.md": GLOSSARY,
    "posts/a.md": POST.format("A & a", "", "They relapsed. A dummy helped.[@roe2018]"),
    "posts/b.md": POST.format("B", "", "A *relapse* is a return. A relapse."),
    "posts/c.md": POST.format("C", "status: draft\n", "A dummy."),
    "posts/e.md": POST.format("E", "", "A dummy."),
}
SETTINGS = {"SITEURL": "https://x.example"}


def test_the_first_use_opens_its_explanation_and_the_glossary_lists_the_texts(
    build_site: Callable[..., BuiltSite],
) -> None:
    site = build_site(FILES, {**SETTINGS, "GLOSSARY_PAGES": 1})
    assert site.status == 0, site.report
    page = site.page("a/index.html")
    assert page.xpath("//dfn/button/@popovertarget") == ["g:1", "g:2"]
    notes = page.xpath("//*[@popover]")
    assert [(each.get("id"), each.text_content()) for each in notes] == [
        ("g:1", "It comes back & stays."),
        ("g:2", "Given to 9 in 100 people. Glossary"),
    ]
    assert notes[1].xpath("a/@href") == ["https://x.example/glossary/#dummy"]
    assert [len(site.page(f"{name}/index.html").xpath("//dfn")) for name in ("b", "e")] == [0, 1]
    glossary = site.page("glossary/index.html")
    assert glossary.xpath("//dt/@id") == ["relapse", "dummy", "unused"]
    listed = [" ".join(each.text_content().split()) for each in glossary.xpath("//dd")]
    assert listed == [
        "It comes back & stays.",
        "Used in 2 texts A & a and 1 more",
        "Given to 9 in 100 people.1",
        "Used in 2 texts A & a and 1 more",
        "Nobody needs it.",
    ]
    assert "pages/glossary.md:11: glossary: no text uses “Unused”" in site.report
    for item in json.loads(site.text("feeds/all.json"))["items"]:
        assert "popover" not in item["content_html"]


def test_mistakes_of_the_glossary_are_told_with_their_lines(
    build_site: Callable[..., BuiltSite],
) -> None:
    head = "---\ntitle: Glossary\ndate: 2026-01-01\nclinical: true\nevidence_checked: 2026-01-01\n"
    body = (
        "review_by: 2036-01-01\n---\nA\n:   9 in 100 people relapsed.\n\nB\n:   {}\n\na\n:   C.\n"
        "\n?!\n:   D.\n"
    )
    site = build_site({"pages/glossary.md": head + body.format("x " * 101)})
    assert site.status == 1
    for reported in (
        "pages/glossary.md:9: claim: “9 in 100” is a share without a source",
        "pages/glossary.md:11: glossary: B: want at most 200 characters of explanation",
        "pages/glossary.md:8: glossary: ?!: want a name with a letter or digit",
        "pages/glossary.md:14: glossary: a: want it once: line 8 has it too",
    ):
        assert reported in site.report, site.report


def test_another_site_has_one_too_for_texts_of_its_language(tmp_path: Path) -> None:
    files = {
        "content/pages/glossary.md": "Title: Words\nDate: 2020-01-01\n\nRelapse\n:   Back.\n",
        "content/a.md": "Title: A\nDate: 2020-01-01\n\nNo relapse.\n",
        "content/b.md": "Title: B\nDate: 2020-01-01\nLang: de\n\nNo relapse.\n",
    }
    site = build_stock(tmp_path, files, PLUGINS=["glossary"])
    assert site.status == 0, site.report
    assert '<span popover id="g:1">Back.</span>' in site.text("a.html")
    assert "dfn" not in site.text("b-de.html")
    words = site.text("pages/words.html")
    assert '<summary>Used in 1 text</summary>\n<ul>\n<li><a href="/a.html">A</a></li>' in words


GERMAN = """---
title: Glossar
slug: glossary
lang: de
translation: true
date: 2026-01-01
---
Rückfall {: data-forms="Rückfälle" }
:   Es kommt wieder.

Dummy
:   9 von 100 Menschen gegeben.[@roe2018]
"""


def test_a_text_in_a_further_language_has_the_notes_of_its_own_glossary(tmp_path: Path) -> None:
    post = POST.format("D", "lang: de\n", "Rückfälle, ein Dummy, no relapse.")
    files = {**FILES, "pages/glossary.de.md": GERMAN, "posts/d.md": post}
    site = languages_site.build(tmp_path, files, ("de",))
    assert site.status == 0, site.report
    notes = site.page("de/d/index.html").xpath("//*[@popover]")
    assert [(each.get("id"), each.text_content()) for each in notes] == [
        ("g:1", "Es kommt wieder."),
        ("g:2", "9 von 100 Menschen gegeben. Glossar"),
    ]
    assert notes[1].xpath("a/@href") == [f"{languages_site.URL}/de/glossary/#dummy"]
    listed = {
        path: [" ".join(each.text_content().split()) for each in site.page(path).xpath("//dd")]
        for path in ("de/glossary/index.html", "glossary/index.html")
    }
    assert listed["de/glossary/index.html"] == [
        *("Es kommt wieder.", "In 1 Text verwendet D"),
        *("9 von 100 Menschen gegeben.1", "In 1 Text verwendet D"),
    ]
    assert listed["glossary/index.html"][1] == "Used in 2 texts A & a B"
    page = site.page("a/index.html")
    assert page.xpath("//*[@popover]")[0].text_content() == "It comes back & stays."


def test_a_glossary_in_another_language_than_its_name_says_is_told(tmp_path: Path) -> None:
    wrong = GERMAN.replace("lang: de\ntranslation: true\n", "").replace("y\n", "y-2\n", 1)
    files = {**FILES, "pages/glossary.de.md": wrong}
    site = languages_site.build(tmp_path, files, ("de",))
    reported = "content/pages/glossary.de.md:1: lang: en: this is the glossary of texts in de"
    assert f"{reported}; write lang: de" in site.report
    assert site.status == 1


def test_in_another_site_a_setting_may_name_the_glossary_of_a_language(tmp_path: Path) -> None:
    head = "Date: 2020-01-01\nLang: de\n"
    files = {
        "content/words.md": f"Title: Wörter\n{head}\nRückfall\n:   Zurück.\n",
        "content/b.md": f"Title: B\n{head}\nEin Rückfall.\n",
        "content/a.md": "Title: A\nDate: 2020-01-01\n\nEin Rückfall.\n",
    }
    own = {"LANGUAGES": {"de": {"GLOSSARY_FILE": "words.md"}}}
    site = build_stock(tmp_path, files, PLUGINS=["glossary"], **own)
    assert site.status == 0, site.report
    assert '<span popover id="g:1">Zurück.</span>' in site.text("b-de.html")
    assert "dfn" not in site.text("a.html")
    assert "Used in 1 text" in site.text("worter-de.html")


def test_a_term_may_have_signs_that_html_escapes(tmp_path: Path) -> None:
    head = "Date: 2020-01-01\n\n"
    files = {
        "content/pages/glossary.md": f"Title: Words\n{head}R&D\n:   Back.\n\nA<B\n:   Less.\n",
        "content/a.md": f"Title: A\n{head}What R&D is, and A<B.\n",
    }
    site = build_stock(tmp_path, files, PLUGINS=["glossary"])
    assert site.status == 0, site.report
    page = site.page("a.html")
    assert page.xpath("//dfn/button/text()") == ["R&D", "A<B"]
    assert page.xpath("//*[@popover]/text()") == ["Back.", "Less."]
    assert site.page("pages/words.html").xpath("//dt/text()") == ["R&D", "A<B"]
    assert site.text("pages/words.html").count("Used in 1 text") == 2


def test_a_draft_of_a_glossary_explains_nothing(build_site: Callable[..., BuiltSite]) -> None:
    draft = GLOSSARY.replace("date:", "status: draft\ndate:")
    site = build_site({**FILES, "pages/glossary.md": draft})
    assert site.status == 0, site.report
    assert not site.page("a/index.html").xpath("//dfn | //*[@popover]")


def test_a_note_opens_and_closes_without_scripts_by_keyboard_and_touch_and_is_printed(
    build_site: Callable[..., BuiltSite], open_context: Callable[..., BrowserContext]
) -> None:
    site = build_site(FILES)
    with served(site.output) as address:
        phone = {"width": 360, "height": 700}
        context = open_context(java_script_enabled=False, viewport=phone, has_touch=True)
        page = context.new_page()
        page.goto(f"{address}/a/")
        word, note = page.locator("dfn button").first, page.locator("[id='g:1']")
        assert not note.is_visible()
        word.focus()
        page.keyboard.press("Enter")
        assert note.is_visible()
        page.keyboard.press("Escape")
        assert not note.is_visible()
        word.tap()
        box = note.bounding_box()
        assert box is not None
        assert 0 <= box["x"] <= phone["width"] - box["width"]
        page.keyboard.press("Escape")
        prepare_to_print(page)
        assert note.is_visible()
