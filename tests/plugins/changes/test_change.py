"""Changes in their order, and as entries of a feed."""

from __future__ import annotations

from datetime import UTC, date, datetime

from changes.change import Change, as_item, in_order, of_text

OLD, NEW = date(2026, 1, 1), date(2026, 2, 1)


def test_the_changes_of_a_text_stand_newest_first_and_are_numbered_by_day() -> None:
    given = [
        {"date": OLD, "change": "One."},
        {"date": NEW, "change": "Two."},
        {"date": OLD, "change": "Three."},
    ]
    found = [(each.day, each.sentence, each.number) for each in of_text(given, "A", "a/")]
    assert found == [(NEW, "Two.", 1), (OLD, "One.", 1), (OLD, "Three.", 2)]


def test_changes_of_one_day_stand_by_title_whatever_the_order_of_files() -> None:
    changes = [Change(NEW, "x", title, "u/") for title in ("b", "A", "c")]
    assert [each.title for each in in_order(changes)] == ["A", "b", "c"]
    assert in_order(changes[::-1]) == in_order(changes)


def test_a_change_as_an_entry_has_an_id_of_its_own_and_its_words_as_text() -> None:
    item = as_item(Change(NEW, "1 < 2 & so.", "A", "a/", 2), "https://x.example", "y.example")
    assert item.id == "tag:y.example,2026-02-01:/a/changes/2026-02-01/2"
    assert (item.url, item.title) == ("https://x.example/a/", "A")
    assert item.content == "<p>1 &lt; 2 &amp; so.</p>"
    assert item.published == item.updated == datetime(2026, 2, 1, tzinfo=UTC)
