from datetime import UTC, date, datetime, timedelta

import icalendar

from reviews.calendar import Appointment, calendar, escape, fold

LATE = Appointment(date(2027, 5, 23), "late", "One; two, three\\four", date(2026, 11, 23))
EARLY = Appointment(date(2027, 1, 1), "early", "Ångström " * 12, date(2026, 11, 1))


def test_a_calendar_program_reads_what_was_written() -> None:
    events = icalendar.Calendar.from_ical(calendar([LATE, EARLY], "x.example")).walk("VEVENT")
    assert [
        (
            e["UID"],
            e["DTSTART"].dt,
            e["DTSTAMP"].dt,
            e["SUMMARY"],
            e.walk("VALARM")[0]["TRIGGER"].dt,
        )
        for e in events
    ] == [
        (
            "review-early-20270101@x.example",
            date(2027, 1, 1),
            datetime(2026, 11, 1, tzinfo=UTC),
            f"Review the evidence: {'Ångström ' * 12}",
            timedelta(days=-60),
        ),
        (
            "review-late-20270523@x.example",
            date(2027, 5, 23),
            datetime(2026, 11, 23, tzinfo=UTC),
            "Review the evidence: One; two, three\\four",
            timedelta(days=-60),
        ),
    ]


def test_the_file_does_not_depend_on_the_order_of_pages() -> None:
    assert calendar([LATE, EARLY], "x") == calendar([EARLY, LATE], "x")


def test_no_line_is_longer_than_75_octets_and_no_character_is_split() -> None:
    text = calendar([EARLY], "x.example")
    assert max(len(line) for line in text.encode().split(b"\r\n")) == 75
    assert fold("å" * 80) == "å" * 37 + "\r\n " + "å" * 37 + "\r\n " + "å" * 6


def test_text_is_escaped() -> None:
    assert escape("a\\b;c,d\ne") == "a\\\\b\\;c\\,d\\ne"
