from __future__ import annotations

from pathlib import Path

import pytest

from tools.check.check_settings import CheckSettings, SettingsError, read_settings


def test_the_first_pattern_that_fits_is_the_budget() -> None:
    settings = CheckSettings(budgets={"big/*": 20, "*": 10})
    assert [settings.budget("big/index.html"), settings.budget("index.html")] == [20, 10]


def test_the_house_settings_can_be_read() -> None:
    assert read_settings(Path(__file__).parents[3] / "checks.toml").budgets["*"] == 10 * 1460


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("budgets = 3", "Expected `object`, got `int` - at `$.budgets`"),
        ("budgts = 3", "Object contains unknown field `budgts`"),
        ("words = [", "Invalid value"),
    ],
)
def test_a_wrong_setting_is_named_with_its_file(text: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "checks.toml"
    path.write_text(text)
    with pytest.raises(SettingsError) as caught:
        read_settings(path)
    assert str(caught.value).startswith(f"{path}:1: settings: {problem}")
