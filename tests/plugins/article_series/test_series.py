"""The parts of a series in their order, and what is wrong with their numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from article_series.series import Entry, Part, Place, by_series, part_diagnostics, places


def entry(name: str, part: int | None = None, **more: object) -> Entry:
    made = Entry(f"{name}.md", "S", 0, name.upper(), f"{name}/", "en", part, 5, 6)
    return replace(made, **more)  # type: ignore[arg-type]


def only(*entries: Entry) -> list[Entry]:
    (found,) = by_series(entries).values()
    return found


def reported(*entries: Entry) -> list[str]:
    return [
        f"{path}:{d.line}: {d.field}: {d.problem}; {d.remedy}"
        for path, d in part_diagnostics(only(*entries))
    ]


def test_each_part_knows_its_number_and_all_parts() -> None:
    found = {each.path: place for each, place in places(only(entry("b", 2), entry("a", 1)))}
    parts = (Part(1, "A", "a/"), Part(2, "B", "b/"))
    assert found == {"a.md": Place("S", 1, 2, parts), "b.md": Place("S", 2, 2, parts)}


def test_without_numbers_the_dates_decide_then_the_files() -> None:
    entries = [entry("b", date=1), entry("c", date=0), entry("a", date=1)]
    for order in (entries, entries[::-1]):
        numbers = {each.path: place.number for each, place in places(only(*order))}
        assert numbers == {"c.md": 1, "a.md": 2, "b.md": 3}


def test_a_draft_holds_its_number_and_is_not_listed() -> None:
    entries = [entry("a", 1), entry("b", 2, is_draft=True), entry("c", 3)]
    assert reported(*entries) == []
    found = {each.path: place for each, place in places(only(*entries))}
    assert [part.number for part in found["c.md"].parts] == [1, 3]
    assert (found["c.md"].number, found["c.md"].total) == (3, 3)
    assert "b.md" not in found


def test_a_series_of_one_text_shows_nothing() -> None:
    assert list(places(only(entry("a", 1), entry("b", 2, is_draft=True)))) == []


def test_a_series_in_two_languages_is_two() -> None:
    assert len(by_series([entry("a", 1), entry("b", 1, lang="de")])) == 2


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (
            [entry("a", 1), entry("b", 1)],
            "b.md:6: part: 1: want another: a.md is that part of “S”; write part: 2",
        ),
        (
            [entry("a", 1), entry("b", 3)],
            "b.md:6: part: 3: want no gap: “S” has no part 2; write part: 2, or add that part",
        ),
        (
            [entry("a", 2), entry("b", 3)],
            "a.md:6: part: 2: want no gap: “S” has no part 1; write part: 1, or add that part",
        ),
        (
            [entry("a", 1), entry("b")],
            "b.md:5: series: S: want a part too, since a.md has one; add part: 2",
        ),
    ],
)
def test_a_wrong_number_is_told_with_its_line(entries: list[Entry], expected: str) -> None:
    assert reported(*entries) == reported(*entries[::-1]) == [expected]


def test_right_numbers_and_none_at_all_are_fine() -> None:
    assert reported(entry("a", 1), entry("b", 2)) == reported(entry("a"), entry("b")) == []
