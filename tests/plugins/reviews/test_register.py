from pathlib import Path

import pytest

from tests.stock_site import build_stock

PAGE = (
    "Title: One\nDate: 2026-01-01\nEvidence_checked: 2026-11-23\nReview_by: 2027-05-23\n{}\nText\n"
)
SHOW = (
    "{% set r = article.review %}{{ r.stage.value }} {{ r.overdue }}"
    " {{ r.reviewed_by }} {{ r.credentials }}"
)


def build(folder: Path, today: str, more: str = "", **settings: object) -> tuple[int, str, str]:
    site = build_stock(
        folder,
        {"content/one.md": PAGE.format(more), "overrides/article.html": SHOW},
        PLUGINS=["report", "reviews"],
        TODAY=today,
        **settings,
    )
    return site.status, site.report, site.text("one.html") if site.status == 0 else ""


@pytest.mark.parametrize(
    ("today", "shown", "reported"),
    [
        ("2027-01-01", "current False", ""),
        ("2027-05-01", "due False", "the review is due in 22 days, on 2027-05-23"),
        ("2027-05-24", "overdue True", "the review is 1 days overdue; it was due on 2027-05-23"),
        ("2028-01-01", "lapsed True", "the review is 223 days overdue"),
    ],
)
def test_a_writing_build_warns_and_the_page_knows_its_stage(
    today: str, shown: str, reported: str, tmp_path: Path
) -> None:
    status, report, page = build(tmp_path, today)
    assert (status, page) == (0, f"{shown} None None")
    assert (
        (f"content/one.md:1: review_by: {reported}" in report)
        if reported
        else ("review" not in report)
    )


def test_a_publishing_build_stops_only_after_the_grace_period(tmp_path: Path) -> None:
    assert build(tmp_path, "2027-08-21", REVIEWS_LAPSED="error")[0] == 0
    status, report, _ = build(tmp_path, "2027-08-22", REVIEWS_LAPSED="error")
    assert status == 1
    assert "content/one.md:1: review_by: the review is 91 days overdue" in report


def test_a_declared_reviewer_is_shown_with_credentials(tmp_path: Path) -> None:
    people = {"Dr A": "MD, psychiatrist"}
    _, _, page = build(tmp_path, "2027-01-01", "Reviewed_by: Dr A", REVIEWERS=people)
    assert page == "current False Dr A MD, psychiatrist"


def test_an_undeclared_reviewer_stops_the_build(tmp_path: Path) -> None:
    status, report, _ = build(tmp_path, "2027-01-01", "Reviewed_by: Dr B")
    assert status == 1
    assert (
        "content/one.md:1: reviewed_by: Dr B has no credentials in the setting REVIEWERS" in report
    )


def test_a_date_that_is_none_stops_the_build(tmp_path: Path) -> None:
    status, report, _ = build(tmp_path, "2027-01-01", "Evidence_checked: yesterday")
    assert status == 1
    assert "content/one.md:1: evidence_checked: ['2026-11-23', 'yesterday'] is no day" in report


@pytest.mark.parametrize(
    ("today", "more", "reported"),
    [
        ("2026-11-22", "", False),
        ("2026-11-21", "", True),
        ("2026-11-21", "Status: draft", False),
        ("2025-12-01", "", False),  # the post waits for its date
        ("no day", "", False),
    ],
)
def test_a_day_to_come_is_told_of_a_text_that_readers_see(
    today: str, more: str, reported: bool, tmp_path: Path
) -> None:
    text = PAGE.format(more)
    plugins = ["report", "reviews"]
    report = build_stock(tmp_path, {"content/one.md": text}, PLUGINS=plugins, TODAY=today).report
    expected = "content/one.md:1: evidence_checked: 2026-11-23 is yet to come"
    assert (expected in report) is reported
