from datetime import date, timedelta

import pytest

from reviews.review import Periods, Review, Stage, stage

BY = date(2027, 5, 23)
PERIODS = Periods(notice=timedelta(days=60), grace=timedelta(days=90))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2027, 3, 23), Stage.CURRENT),
        (date(2027, 3, 24), Stage.DUE),
        (date(2027, 5, 23), Stage.DUE),
        (date(2027, 5, 24), Stage.OVERDUE),
        (date(2027, 8, 21), Stage.OVERDUE),
        (date(2027, 8, 22), Stage.LAPSED),
    ],
)
def test_a_review_is_due_then_overdue_then_lapsed(today: date, expected: Stage) -> None:
    assert stage(BY, today, PERIODS) is expected


def test_a_page_without_a_date_has_no_stage_and_is_never_overdue() -> None:
    assert stage(None, date(2099, 1, 1), PERIODS) is Stage.UNDATED
    assert not Review(Stage.UNDATED).overdue


def test_overdue_and_lapsed_pages_need_a_banner() -> None:
    assert [each for each in Stage if Review(each).overdue] == [Stage.OVERDUE, Stage.LAPSED]
