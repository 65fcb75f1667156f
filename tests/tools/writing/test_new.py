"""A new text: its name, its head, and what is refused."""

from __future__ import annotations

import io
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from front_matter import model, record
from front_matter import source as parts
from report.source_text import composed
from tests.built_site import IDENTITY
from tools.cli import asking
from tools.writing import new
from tools.writing.new import New

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
    assert new.source(New("Why: a question"), DAY) == (
        '---\ntitle: "Why: a question"\ndate: 2026-11-23\n'
        "category:\nsummary: One or two sentences for lists and feeds.\nstatus: draft\n---\n\n"
        "The first paragraph says what matters most.\n"
    )


def test_a_new_page_has_no_date() -> None:
    assert new.source(New("About", "page"), DAY).startswith(
        "---\ntitle: About\nstatus: draft\n---\n"
    )


@pytest.mark.parametrize("kind", ["post", "article"])
def test_a_new_text_of_a_medical_site_is_clinical_and_names_the_days_that_are_to_come(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new, "PROJECT", tmp_path)
    shutil.copy2(IDENTITY, tmp_path / "site.toml")
    text = new.create(New("Sleep", kind), DAY).read_text(encoding="utf-8")
    assert (
        "clinical: true\n"
        "# evidence_checked: the day on which you searched the evidence\n"
        "# review_by: the day by which you will search it again\n"
        "status: draft\n"
    ) in text
    assert "clinical" not in new.create(New("About", "page"), DAY).read_text(encoding="utf-8")


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=100))
def test_whatever_the_title_the_file_is_valid(title: str) -> None:
    title = " ".join(title.split()) or "T"
    source = parts.parse(new.source(New(title), DAY).encode())
    known = record.read(source, model.by_name(model.FIELDS), article=True)
    assert (known.diagnostics, known.values.get("title")) == ((), composed(title))


def test_a_file_that_is_there_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "PROJECT", tmp_path)
    path = new.create(New("A title"), DAY)
    path.write_text("precious")
    with pytest.raises(FileExistsError):
        new.create(New("A title"), DAY)
    assert path.read_text() == "precious"


@pytest.mark.parametrize(
    ("title", "kind", "reported"),
    [
        ("日本", "post", "'日本' has no letter for an address; add --slug with one\n"),
        ("A", "poem", "poem: want post, article, page\n"),
    ],
)
def test_what_cannot_be_made_is_told_on_one_line(
    title: str, kind: str, reported: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new.command(New(title, kind)) == 1
    assert capsys.readouterr().err == reported


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, category in (("a", "Sleep"), ("b", "Sleep"), ("c", "Mood")):
        path = tmp_path / f"content/posts/{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitle: T\ndate: 2026-01-01\ncategory: {category}\n---\nWords\n")
    monkeypatch.setattr(new, "PROJECT", tmp_path)
    return tmp_path


def test_all_that_is_known_is_written(project: Path) -> None:
    given = New("睡眠", category="Sleep: why", tags="night, day", slug="sleep")
    text = new.create(given, DAY).read_text(encoding="utf-8")
    assert (project / "content/posts/sleep.md").is_file()
    assert text.startswith(
        '---\ntitle: 睡眠\ndate: 2026-11-23\ncategory: "Sleep: why"\ntags: [night, day]\nsummary: '
    )


@pytest.mark.parametrize(
    ("given", "reported"),
    [
        (New("睡眠"), "'睡眠' has no letter for an address; add --slug with one"),
        (New("A", slug="A b"), "--slug: A b: want lower-case letters"),
        (New("A", tags="x, x"), "tags: x: want each entry once"),
        (New("A", category="y" * 61), "want text of at most 60 characters"),
    ],
)
def test_what_the_build_would_refuse_is_refused_at_once(
    project: Path, given: New, reported: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(reported)):
        new.create(given, DAY)
    assert len(list(project.rglob("*.md"))) == 3


def test_categories_in_use_are_offered_the_most_frequent_first(project: Path) -> None:
    assert new.names_in_use(project / "content", "category") == ["Sleep", "Mood"]


def test_a_terminal_is_asked_for_what_is_missing(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(asking, "is_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("睡眠\nsleep\n2\n"))
    assert new.command(New("")) == 0
    assert "category: Mood\n" in (project / "content/posts/sleep.md").read_text(encoding="utf-8")
    assert "  1 Sleep\n  2 Mood\n" in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["", "A title\n", "睡眠\n"])
def test_who_ends_the_input_gets_no_file(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    before = sorted(project.rglob("*.md"))
    monkeypatch.setattr(asking, "is_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert new.command(New("")) == 1
    assert capsys.readouterr().err.endswith("\nNothing is written.\n")
    assert sorted(project.rglob("*.md")) == before


def test_nobody_is_asked_where_nobody_can_answer(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new.command(New("")) == 2
    assert capsys.readouterr().err.startswith("Want a title: invoke new ")


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        ("true --wait", (0, "")),
        ("no-such-editor", (1, "no-such-editor: there is no such program; set EDITOR, as in")),
        ("", (1, "no editor is named; set EDITOR, as in")),
    ],
)
def test_the_file_is_opened_in_the_editor_of_the_environment(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    editor: str,
    expected: tuple[int, str],
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    status = new.command(New("A title"), opens=True)
    assert (status, capsys.readouterr().err.partition(" export")[0].rstrip()) == expected
