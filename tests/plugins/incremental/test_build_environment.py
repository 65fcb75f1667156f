"""What a build depends on besides its sources."""

from __future__ import annotations

import runpy
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
import time_machine

from incremental import build_environment


def test_the_day_ends_at_midnight_of_the_zone_of_the_site() -> None:
    with time_machine.travel("2026-11-23T22:30:00Z"):
        ends = {
            zone: build_environment.end_of_day(zone) for zone in ("UTC", "Europe/Berlin", "Nowhere")
        }
    assert ends == {
        "UTC": datetime(2026, 11, 24, tzinfo=UTC).timestamp(),
        "Europe/Berlin": datetime(2026, 11, 23, 23, tzinfo=UTC).timestamp(),
        "Nowhere": 0.0,
    }


BASE = """
SITENAME = "Site"
OUTPUT_PATH = "public"
CACHE_PATH = ".made/read"
WORDS = "words.txt"
"""
SETTINGS = {"PLUGINS": [], "STATIC_PATHS": [], "THEME_TEMPLATES_OVERRIDES": []}


def test_what_builds_of_an_imported_settings_file_write_is_no_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("content", "theme", "public", ".made/read", "preview"):
        Path(folder).mkdir(parents=True)
    Path("words.txt").write_text("a word")
    Path("base.py").write_text(BASE)
    base = ModuleType("base")
    vars(base).update(runpy.run_path("base.py"), __file__=str(tmp_path / "base.py"))
    monkeypatch.setitem(sys.modules, "base", base)
    places = {"PATH": "content", "THEME": "theme", "OUTPUT_PATH": "preview"}
    settings = SETTINGS | {name: str(tmp_path / place) for name, place in places.items()}
    paths = {Path(each).resolve() for each in build_environment.input_paths(settings)}
    assert tmp_path / "words.txt" in paths
    assert paths.isdisjoint({tmp_path / "public", tmp_path / ".made/read", tmp_path / "preview"})
