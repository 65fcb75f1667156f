"""What the checks cost is measured with plugins that load."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import PROJECT
from tools.bench import checks


@pytest.mark.thorough
def test_three_ways_of_building_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert checks.bench(2, 1) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["stock", "reading", "checked"]
    assert lines[0].endswith(" 1.00")


def test_the_plugins_are_there() -> None:
    named = [name for names in checks.PLUGINS.values() for name in names.split()]
    assert [name for name in named if not Path(PROJECT, "plugins", name).is_dir()] == []
