"""The state: sorted, replaced by the day, never added up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from report.diagnostic import DiagnosticsError
from tools.popularity import views_file

FIRST, LAST = date(2026, 10, 30), date(2026, 10, 31)


def test_the_file_is_sorted_and_read_back(tmp_path: Path) -> None:
    views = {(LAST, "a"): 2, (FIRST, "b"): 5, (FIRST, "a"): 1}
    text = views_file.text(views)
    assert text == "date,slug,views\n2026-10-30,a,1\n2026-10-30,b,5\n2026-10-31,a,2\n"
    (tmp_path / "v.csv").write_text(text)
    assert views_file.read(tmp_path / "v.csv", "v.csv") == views


def test_a_day_is_replaced_and_never_added_to() -> None:
    old = {(FIRST, "a"): 1, (LAST, "a"): 2, (LAST, "b"): 3}
    assert views_file.merged(old, {(LAST, "a"): 9}, [LAST]) == {(FIRST, "a"): 1, (LAST, "a"): 9}


def test_without_a_file_there_are_no_views(tmp_path: Path) -> None:
    assert views_file.read(tmp_path / "v.csv", "v.csv") == {}


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "v.csv").write_text("date,slug,views\n2026-10-30,a\nx,a,1\n2026-10-30,a,-1\n")
    with pytest.raises(DiagnosticsError) as caught:
        views_file.read(tmp_path / "v.csv", "v.csv")
    assert str(caught.value).splitlines() == [
        "v.csv:2: views: 2 cells instead of 3; restore the line",
        "v.csv:3: views: x is no day; write it as 2026-10-31",
        "v.csv:4: views: -1 is negative; views are 0 or more",
    ]


def test_another_header_is_refused(tmp_path: Path) -> None:
    (tmp_path / "v.csv").write_text("<<<<<<< ours\n")
    with pytest.raises(
        DiagnosticsError, match=r"^v\.csv:1: header: want date,slug,views; restore it$"
    ):
        views_file.read(tmp_path / "v.csv", "v.csv")
