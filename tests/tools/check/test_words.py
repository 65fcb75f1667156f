from __future__ import annotations

from pathlib import Path

import pytest

from reading_grade.grade import flesch_kincaid_grade
from tests.tools.check.good_site import GOOD, page, write_site
from tools.check.diagnostics import diagnostic
from tools.check.rules.words import reading_grade, spelling, unused_word

HARD = (
    "Pharmacological characterisation of glutamatergic antidepressants necessitates considerable"
    " methodological sophistication, notwithstanding contemporaneous neuropsychopharmacological"
    " investigations demonstrating heterogeneous therapeutic responsiveness internationally. "
)

REMEDY = "correct it, or name it in `words` of checks.toml, in small letters"


def test_a_misspelling_is_found_at_its_line(tmp_path: Path) -> None:
    texts = str(tmp_path / "texts")
    site = write_site(tmp_path, {"texts/a.md": "Fine.\nThis is teh end.\n"}, texts=[texts])
    assert list(spelling(site)) == [diagnostic(f"{texts}/a.md", 2, "teh ==> the", REMEDY)]


def test_a_word_of_ours_is_no_misspelling(tmp_path: Path) -> None:
    texts = str(tmp_path / "texts")
    site = write_site(tmp_path, {"texts/a.md": "ECT helps.\n"}, texts=[texts], words=["ect"])
    assert list(spelling(site)) == []


def test_without_texts_the_pages_themselves_are_spelled(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"a.html": "<p>teh end</p>"})
    assert list(spelling(site)) == [diagnostic(f"{site.folder}/a.html", 1, "teh ==> the", REMEDY)]


def test_a_text_that_is_not_there_is_no_reason_to_stop(tmp_path: Path) -> None:
    texts = str(tmp_path / "texts")
    site = write_site(tmp_path, {"texts/a.md": "Fine.\n"}, texts=[texts, "nowhere"])
    assert list(spelling(site)) == []


@pytest.mark.parametrize(
    "text",
    [
        'See:\n\n```toml\nname = "ist oder Adresse"\n```\n\nThe end.\n',
        "1. See:\n\n    ~~~\n    ist\n    ~~~\n",
        "---\ntitle: Das ist es\nlang: de\n---\n\nDas ist es.\n",
        '---\nlang: "de-AT"\n---\n\nDas ist es.\n',
        "Title: Das ist es\nLang: de\n\nDas ist es.\n",
    ],
    ids=["code", "code-in-list", "german", "austrian", "stock-header"],
)
def test_code_and_other_languages_are_not_spelled(text: str, tmp_path: Path) -> None:
    texts = str(tmp_path / "texts")
    site = write_site(tmp_path, {"texts/a.md": text}, texts=[texts])
    assert list(spelling(site)) == []


@pytest.mark.parametrize(
    "text",
    [
        "```\nist\n```\n\nThis is teh end.\n",
        "---\nlang: en\n---\n\n\nThis is teh end.\n",
        "---\ntitle: A\n---\n\nlang: de\nThis is teh end.\n",
        "---\nlang: German\n---\n\nThis is teh end.\n",
    ],
    ids=["after-code", "english", "not-in-front-matter", "no-language"],
)
def test_english_beside_code_is_spelled(text: str, tmp_path: Path) -> None:
    texts = str(tmp_path / "texts")
    site = write_site(tmp_path, {"texts/a.md": text}, texts=[texts])
    [found] = spelling(site)
    assert found.message.startswith("teh ==> the")
    assert found.line == text[: text.index("teh")].count("\n") + 1


@pytest.mark.parametrize(
    ("language", "files"),
    [("de", ["content/b.md", "docs.md"]), ("en", ["content/a.md", "content/b.md", "docs.md"])],
)
def test_content_is_in_the_language_of_the_site(
    language: str, files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "site.toml").write_text(f'language = "{language}"\n', encoding="utf-8")
    (tmp_path / "content/a.md").write_text("ist teh\n", encoding="utf-8")
    (tmp_path / "content/b.md").write_text("---\nlang: en\n---\nteh\n", encoding="utf-8")
    (tmp_path / "docs.md").write_text("teh\n", encoding="utf-8")
    found = spelling(write_site(tmp_path, {}, texts=["content", "docs.md"]))
    assert sorted({each.path for each in found}) == files


def test_a_page_in_another_language_is_not_spelled(tmp_path: Path) -> None:
    page_in_german = '<!doctype html><html dir="ltr" lang="de"><p>Das ist es</p></html>'
    site = write_site(tmp_path, {"a.html": page_in_german, "b.html": "<html lang=en><p>ist"})
    assert [found.path for found in spelling(site)] == [f"{site.folder}/b.html"]


def test_a_word_of_ours_that_occurs_nowhere_is_found(tmp_path: Path) -> None:
    texts = str(tmp_path / "texts")
    site = write_site(
        tmp_path, {"texts/a.md": "ECT helps.\n"}, texts=[texts], words=["ect", "vns"], file="c.toml"
    )
    assert list(unused_word(site)) == [
        diagnostic("c.toml", 1, "“vns” in words occurs in no text", "remove it")
    ]


def test_a_page_that_is_hard_to_read_is_found(tmp_path: Path) -> None:
    body = page("Hard", "hard/", f"<p>{HARD * 6}</p>")
    site = write_site(tmp_path, {**GOOD, "hard/index.html": body}, reading_grade=12.0)
    [spot] = reading_grade(site)
    assert spot.path.endswith("hard/index.html")
    assert spot.message.endswith("over 12; shorten words, sentences")


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{HARD}</p>",
        f"<nav><p>{HARD * 6}</p></nav>",
        f'<section class="references"><p>{HARD * 6}</p></section>',
        f"<table><caption>{HARD * 6}</caption><tr><td><p>{HARD * 6}</p></td></tr></table>",
        f"<p>{'A cat sat on a mat. ' * 40}</p>",
    ],
    ids=["short", "menu", "references", "table", "plain"],
)
def test_short_texts_lists_and_plain_words_are_not_hard(body: str, tmp_path: Path) -> None:
    site = write_site(tmp_path, {"a.html": page("A", "a.html", body)}, reading_grade=12.0)
    assert list(reading_grade(site)) == []


def test_a_page_may_be_exempt(tmp_path: Path) -> None:
    body = page("Hard", "hard.html", f"<p>{HARD * 6}</p>")
    site = write_site(tmp_path, {"hard.html": body}, grade_exempt=["hard.html"])
    assert list(reading_grade(site)) == []


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("", 0.0),
        # 6 words, 1 sentence, 6 syllables: 0.39 x 6 + 11.8 x 1 - 15.59
        ("The cat sat on the mat.", -1.45),
        # 6 words, 2 sentences, 12 syllables: 0.39 x 3 + 11.8 x 2 - 15.59
        ("Depression is treatable. Ketamine helps some.", 9.18),
    ],
)
def test_the_grade_is_that_of_kincaid(text: str, grade: float) -> None:
    assert round(flesch_kincaid_grade(text), 2) == grade
