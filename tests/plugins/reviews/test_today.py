from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
import time_machine

from reviews.today import UnknownDayError, of_build, today


@pytest.mark.parametrize(("zone", "day"), [("UTC", 23), ("Europe/Berlin", 24), ("Nowhere", 23)])
def test_the_environment_wins_over_the_setting_in_the_zone_of_the_site(zone: str, day: int) -> None:
    epoch = {"SOURCE_DATE_EPOCH": "1795478399"}  # 2026-11-23T23:59:59Z
    assert today("2020-01-01", epoch, zone) == date(2026, 11, day)


@pytest.mark.parametrize(
    "setting", ["2026-11-23", date(2026, 11, 23), datetime(2026, 11, 23, 23, tzinfo=UTC)]
)
def test_a_setting_is_text_or_a_date(setting: object) -> None:
    assert today(setting, {}, "UTC") == date(2026, 11, 23)


@pytest.mark.parametrize(("zone", "day"), [("UTC", 23), ("Pacific/Auckland", 24)])
def test_else_it_is_the_real_day_where_the_site_is(zone: str, day: int) -> None:
    with time_machine.travel("2026-11-23T22:30:00Z"):
        assert today(None, {}, zone) == date(2026, 11, day)


def test_every_plugin_gets_the_same_day_of_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    pelican = SimpleNamespace(settings={"TIMEZONE": "UTC"})
    with time_machine.travel("2026-11-23T23:59:59Z"):
        before = of_build(pelican)
    with time_machine.travel("2026-11-24T00:00:01Z"):
        assert of_build(pelican) == before == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("setting", "environment", "problem"),
    [
        (None, {"SOURCE_DATE_EPOCH": "soon"}, "SOURCE_DATE_EPOCH is 'soon', which is no time"),
        ("soon", {}, "TODAY is 'soon', which is no day such as 2026-11-23"),
    ],
)
def test_what_is_no_day_is_refused(
    setting: object, environment: dict[str, str], problem: str
) -> None:
    with pytest.raises(UnknownDayError) as refusal:
        today(setting, environment, "UTC")
    assert str(refusal.value) == problem
