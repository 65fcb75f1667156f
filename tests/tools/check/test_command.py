from __future__ import annotations

import json
from pathlib import Path

import pytest

from report.diagnostic import Diagnostic
from tools.check.command import run
from tools.check.settings import Settings
from tools.check.site import Site


def _one(site: Site) -> list[Diagnostic]:
    return [Diagnostic("a.html", 1, "rule", f"served at {site.url}", "")]


def test_findings_make_the_exit_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", _one, ["--url", "https://site.example/"]) == 1
    assert capsys.readouterr().out == (
        "a.html:1: rule: served at https://site.example\n1 mistake in 1 file\n"
    )


def test_no_finding_makes_the_exit_status_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", lambda _site: [], ["--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"mistakes": [], "errors": 0, "warnings": 0}


def test_settings_that_cannot_be_read_make_the_exit_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "checks.toml"
    path.write_text("budgts = 1")
    assert run("check", _one, ["--settings", str(path)]) == 2
    assert capsys.readouterr().err == (
        f"{path}:1: settings: Object contains unknown field `budgts`\n"
    )


def test_settings_that_are_named_and_not_there_make_the_exit_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", _one, ["--settings", str(tmp_path / "nope.toml")]) == 2
    assert capsys.readouterr().err == (
        f"{tmp_path}/nope.toml: there is no such file; name another with --settings\n"
    )


def test_without_settings_the_defaults_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("check", lambda site: [] if site.settings == Settings() else _one(site)) == 0
