from __future__ import annotations

import json
from pathlib import Path

import pytest

from report.diagnostic import Diagnostic
from tools.check.check_settings import CheckSettings
from tools.check.command import Arguments, run
from tools.check.site_folder import SiteFolder
from tools.cli.failures import CommandError


def _one(site: SiteFolder) -> list[Diagnostic]:
    return [Diagnostic("a.html", 1, "rule", f"served at {site.url}", "")]


def test_findings_make_the_exit_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", _one, Arguments(url="https://site.example/")) == 1
    assert capsys.readouterr().out == (
        "a.html:1: rule: served at https://site.example\n1 mistake in 1 file\n"
    )


def test_no_finding_makes_the_exit_status_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", lambda _site: [], Arguments(form="json")) == 0
    assert json.loads(capsys.readouterr().out) == {"mistakes": [], "errors": 0, "warnings": 0}


def test_settings_that_cannot_be_read_make_the_exit_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("checks.toml").write_text("budgts = 1")
    assert run("check", _one, Arguments()) == 2
    assert capsys.readouterr().err == (
        "checks.toml:1: settings: Object contains unknown field `budgts`\n"
    )


def test_a_form_that_is_unknown_is_refused() -> None:
    with pytest.raises(CommandError, match="--form xml: want text, github, json"):
        run("check", _one, Arguments(form="xml"))


def test_without_settings_the_defaults_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (
        run(
            "check",
            lambda site: [] if site.settings == CheckSettings() else _one(site),
            Arguments(),
        )
        == 0
    )
