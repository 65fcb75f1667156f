import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reviews.today import UnknownDayError, today


def test_the_environment_wins_over_the_setting(tmp_path: Path) -> None:
    epoch = {"SOURCE_DATE_EPOCH": "1795478399"}  # 2026-11-23T23:59:59Z
    assert today("2020-01-01", epoch, tmp_path) == date(2026, 11, 23)


@pytest.mark.parametrize(
    "setting", ["2026-11-23", date(2026, 11, 23), datetime(2026, 11, 23, 23, tzinfo=UTC)]
)
def test_a_setting_is_text_or_a_date(setting: object, tmp_path: Path) -> None:
    assert today(setting, {}, tmp_path) == date(2026, 11, 23)


def test_the_last_commit_tells_the_day_in_utc(tmp_path: Path) -> None:
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    when = {"GIT_COMMITTER_DATE": "2026-11-24T00:30:00+01:00", "PATH": "/usr/bin:/bin"}
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    subprocess.run(
        ["git", "-C", str(tmp_path), *name, "commit", "-qm", "A", "--allow-empty"],
        env=when,
        check=True,
    )
    assert today(None, {}, tmp_path) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("setting", "environment", "problem"),
    [
        (None, {"SOURCE_DATE_EPOCH": "soon"}, "SOURCE_DATE_EPOCH is 'soon', which is no time"),
        ("soon", {}, "TODAY is 'soon', which is no day such as 2026-11-23"),
        (None, {}, "no setting and no commit tells the day"),
    ],
)
def test_what_is_no_day_is_refused(
    setting: object, environment: dict[str, str], problem: str, tmp_path: Path
) -> None:
    with pytest.raises(UnknownDayError) as refusal:
        today(setting, environment, tmp_path)
    assert str(refusal.value) == problem
