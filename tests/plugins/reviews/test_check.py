from datetime import UTC, date, datetime

import pytest

from report.diagnostic import Diagnostic
from reviews.check import day, diagnostics, of_the_future, undeclared
from reviews.review import Review, Stage

CHECKED, BY = date(2026, 11, 23), date(2027, 5, 23)
REMEDY = "check the evidence again, then set evidence_checked and review_by"


def test_a_current_review_needs_no_word() -> None:
    assert list(diagnostics(Review(Stage.CURRENT, CHECKED, BY), date(2027, 1, 1), "error")) == []


def test_a_due_review_is_told_with_the_days_left() -> None:
    assert list(diagnostics(Review(Stage.DUE, CHECKED, BY), date(2027, 5, 20), "error")) == [
        Diagnostic(
            "", 1, "review_by", "the review is due in 3 days, on 2027-05-23", REMEDY, "warning"
        )
    ]


def test_only_a_lapsed_review_stops_publishing() -> None:
    problem = "the review is 8 days overdue; it was due on 2027-05-23"
    reported = [
        next(diagnostics(Review(stage, CHECKED, BY), date(2027, 5, 31), "error"))
        for stage in (Stage.OVERDUE, Stage.LAPSED)
    ]
    assert reported == [
        Diagnostic("", 1, "review_by", problem, REMEDY, "warning"),
        Diagnostic("", 1, "review_by", problem, REMEDY, "error"),
    ]


def test_a_review_comes_after_the_check() -> None:
    assert list(diagnostics(Review(Stage.CURRENT, BY, BY), CHECKED, "error")) == [
        Diagnostic(
            "",
            1,
            "review_by",
            "2027-05-23 is not after evidence_checked",
            "choose a later day",
            "warning",
        )
    ]


@pytest.mark.parametrize(
    ("person", "expected"),
    [(None, False), ("Dr A", False), ("Dr B", True), ("Dr C", True)],
)
def test_a_reviewer_needs_credentials(person: str | None, expected: bool) -> None:
    assert undeclared(person, {"Dr A": "MD, psychiatrist", "Dr B": ""}) is expected


def test_a_day_is_read_from_text_or_taken_as_it_is() -> None:
    assert [day("2027-05-23"), day(BY), day(None), day("")] == [BY, BY, None, None]
    with pytest.raises(ValueError, match="Invalid isoformat"):
        day("23 May")


def test_a_day_that_tells_what_was_done_is_not_to_come() -> None:
    fields = {
        "evidence_checked": "2027-10-04",
        "review_by": date(2028, 1, 1),
        "modified": datetime(2027, 10, 1, 9, 30, tzinfo=UTC),
        "popularity_as_of": CHECKED,
        "changes": [{"date": CHECKED, "change": "A."}, {"date": BY, "change": "B."}],
    }
    found = [(place, each.message, each.level) for place, each in of_the_future(fields, CHECKED)]
    remedy = "is yet to come, and readers are told it as past; correct it: today is 2026-11-23"
    assert found == [
        ("evidence_checked", f"2027-10-04 {remedy}", "warning"),
        ("modified", f"2027-10-01 {remedy}", "warning"),
        ("changes.1", f"2027-05-23 {remedy}", "warning"),
    ]


def test_a_writer_may_be_a_day_ahead() -> None:
    fields = {"modified": date(2026, 11, 24), "evidence_checked": "soon"}
    assert list(of_the_future(fields, CHECKED)) == []
