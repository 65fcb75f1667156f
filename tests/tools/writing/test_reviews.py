from datetime import date
from pathlib import Path

import pytest

from reviews.calendar import Appointment
from tools.writing.reviews import appointments, command, listing, write_calendar

PAGE = (
    "---\ntitle: T {0}\ndate: 2026-01-01\nevidence_checked: 2026-11-23\nreview_by: {1}\n---\nText\n"
)
A = Appointment(date(2027, 5, 23), "a", "A", date(2026, 11, 23))
B = Appointment(date(2027, 3, 31), "b", "B", date(2026, 11, 23))


def test_each_page_with_a_date_has_an_appointment_and_drafts_have_none(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE.format("A", "2027-05-23"))
    (tmp_path / "b.md").write_text(PAGE.format("B", "2027-05-23\nstatus: draft"))
    (tmp_path / "c.md").write_text("---\ntitle: C\n---\nText\n")
    (tmp_path / "d.md").write_text(PAGE.format("D", "2027-05-24\nslug: other"))
    assert list(appointments(tmp_path)) == [
        Appointment(date(2027, 5, 23), "a", "T A", date(2026, 11, 23)),
        Appointment(date(2027, 5, 24), "other", "T D", date(2026, 11, 23)),
    ]


def test_due_reviews_are_listed_earliest_first() -> None:
    assert listing([A, B], date(2027, 4, 1)) == [
        "2027-03-31  overdue    -1 days  b",
        "2027-05-23  due       +52 days  a",
    ]


def test_what_is_not_due_is_listed_on_request() -> None:
    assert listing([A], date(2027, 1, 1)) == ["No review is due."]
    assert listing([A], date(2027, 1, 1), everything=True) == ["2027-05-23  current  +142 days  a"]


def test_the_same_reviews_give_the_same_calendar(tmp_path: Path) -> None:
    one, two = tmp_path / "new/one.ics", tmp_path / "two.ics"
    write_calendar([A, B], one, "x")
    write_calendar([B, A], two, "x")
    assert one.read_bytes() == two.read_bytes()


def test_a_day_that_is_none_is_refused_in_one_line() -> None:
    with pytest.raises(SystemExit, match=r"^--day: want a day such as 2026-11-23, not 'soon'$"):
        command("soon", everything=False, host="x")
