"""The baseline: what is listed is tolerated, what is new is not, and the list gets shorter."""

from __future__ import annotations

from pathlib import Path

import pytest

from report import baseline
from report.baseline import Kind
from report.diagnostic import Diagnostic, Level

PATH = "content/posts/a.md"
LISTED = {Kind("heading", PATH): 2}


def mistake(line: int, field: str = "heading", level: Level = "error") -> Diagnostic:
    return Diagnostic(PATH, line, field, f"problem {line}", "mend it", level)


def levels(*found: Diagnostic, listed: baseline.Counts = LISTED) -> list[str]:
    return [each.level for each in baseline.eased(found, listed, "baseline.toml")]


def test_as_many_as_are_listed_are_warnings() -> None:
    assert levels(mistake(1), mistake(2)) == ["warning", "warning"]


def test_one_more_makes_all_of_them_mistakes_and_says_so() -> None:
    reported = list(baseline.eased([mistake(1), mistake(2), mistake(3)], LISTED, "baseline.toml"))
    assert [each.level for each in reported] == ["error", "error", "error", "note"]
    assert str(reported[-1]) == f"3 of heading where the baseline lists 2: {PATH}"


def test_fewer_are_tolerated_and_the_list_is_to_be_shorter() -> None:
    reported = list(baseline.eased([mistake(1)], LISTED, "baseline.toml"))
    assert [each.level for each in reported] == ["warning", "note"]
    assert "1 mistakes of the baseline are mended; `invoke baseline`" in str(reported[-1])


@pytest.mark.parametrize("field", ["html", "title", "wording", "code"])
def test_what_does_harm_is_never_tolerated(field: str) -> None:
    assert levels(mistake(1, field), listed={}) == ["error"]
    assert baseline.counted([mistake(1, field)]) == {}


def test_a_warning_that_publishing_would_raise_is_counted_too() -> None:
    assert baseline.counted([mistake(1, level="warning"), mistake(2, level="note")]) == {
        Kind("heading", PATH): 1
    }


def test_the_list_only_gets_shorter() -> None:
    listed = {Kind("heading", PATH): 2, Kind("link", PATH): 1}
    found = {Kind("heading", PATH): 1, Kind("image", PATH): 5}
    assert baseline.tightened(listed, found) == {Kind("heading", PATH): 1}


def test_the_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    counts = {Kind("link", 'content/posts/"ü".md'): 3, Kind("heading", PATH): 2}
    file = tmp_path / "baseline.toml"
    file.write_text(baseline.text(counts), encoding="utf-8")
    assert baseline.read(file, "baseline.toml") == (counts, [])


def test_no_file_tolerates_nothing(tmp_path: Path) -> None:
    assert baseline.read(tmp_path / "baseline.toml", "baseline.toml") == ({}, [])


@pytest.mark.parametrize(
    ("content", "reported"),
    [
        ("[heading", "baseline.toml:1: baseline: cannot be read: "),
        ('[html]\n"a.md" = 1\n', "baseline.toml:1: baseline: html: want one of citations, "),
        ('[link]\n"a.md" = true\n', "baseline.toml:1: baseline: link: want lines as "),
        ("link = 1\n", "baseline.toml:1: baseline: link: want lines as "),
    ],
)
def test_a_wrong_file_is_a_mistake(tmp_path: Path, content: str, reported: str) -> None:
    file = tmp_path / "baseline.toml"
    file.write_text(content)
    counts, wrong = baseline.read(file, "baseline.toml")
    assert (counts, len(wrong)) == ({}, 1)
    assert str(wrong[0]).startswith(reported)
