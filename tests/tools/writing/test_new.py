"""A new text: its name, its head, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from front_matter import model, record
from front_matter import source as parts
from tools.writing import new

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Sleep and depression", "sleep-and-depression"),
        ("It's a test: é & <b>", "its-a-test-e-b"),
        ("Größe zählt", "grosse-zahlt"),
        ("  --  A  --  ", "a"),
        ("x" * 150, "x" * 100),
        ("日本", ""),
    ],
)
def test_a_title_becomes_an_address(title: str, expected: str) -> None:
    assert new.slug(title) == expected


def test_a_new_post_is_a_draft_with_todays_date() -> None:
    assert new.source("Why: a question", DAY) == (
        '---\ntitle: "Why: a question"\ndate: 2026-11-23\n'
        "category:\nsummary: One or two sentences for lists and feeds.\nstatus: draft\n---\n\n"
        "The first paragraph says what matters most.\n"
    )


def test_a_new_page_has_no_date() -> None:
    assert new.source("About", DAY, "page").startswith("---\ntitle: About\nstatus: draft\n---\n")


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=100))
def test_whatever_the_title_the_file_is_valid(title: str) -> None:
    title = " ".join(title.split()) or "T"
    source = parts.parse(new.source(title, DAY).encode())
    known = record.read(source, model.by_name(model.FIELDS), article=True)
    assert (known.diagnostics, known.values.get("title")) == ((), title)


def test_a_file_that_is_there_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "PROJECT", tmp_path)
    path = new.create("A title", day=DAY)
    path.write_text("precious")
    with pytest.raises(FileExistsError):
        new.create("A title", day=DAY)
    assert path.read_text() == "precious"


@pytest.mark.parametrize(
    ("title", "kind", "told"),
    [
        ("日本", "post", "'日本' has no letter or digit for an address; want a title with one\n"),
        ("A", "poem", "poem: want post, article, page\n"),
    ],
)
def test_what_cannot_be_made_is_told_on_one_line(
    title: str, kind: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new.command(title, kind) == 1
    assert capsys.readouterr().err == told
