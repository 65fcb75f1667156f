"""Telling the maintainers, with a `gh` that only writes down what it is asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.github.failure_issue import Failure, command, report

FAILURE = Failure("Publishing failed", "https://github.example/runs/1", "Read the manual.")
WORDS = "It failed: https://github.example/runs/1\n\nRead the manual.\n"


class Gh:
    """Answers with the *issues* that are open, and keeps what it was asked to change."""

    def __init__(self, *issues: dict[str, object]) -> None:
        self.issues, self.asked = issues, []

    def __call__(self, arguments: list[str]) -> str:
        if arguments[:2] == ["issue", "list"]:
            return json.dumps(self.issues)
        self.asked.append(arguments)
        return "https://github.example/issues/7\n"


def test_the_first_failure_opens_an_issue() -> None:
    gh = Gh()
    assert report(FAILURE, gh) == "https://github.example/issues/7"
    assert gh.asked[1:] == [
        ["issue", "create", "--title", FAILURE.kind, "--label", "failed run", "--body", WORDS]
    ]


def test_the_next_failure_is_a_comment_on_the_oldest_open_issue() -> None:
    gh = Gh(
        {"number": 9, "title": "Publishing failed"},
        {"number": 4, "title": "Publishing failed"},
        {"number": 2, "title": "Links to other sites are broken"},
    )
    report(FAILURE, gh)
    assert gh.asked[1:] == [["issue", "comment", "4", "--body", WORDS]]


def test_the_label_is_made_when_it_is_missing() -> None:
    gh = Gh()
    report(FAILURE, gh)
    assert gh.asked[0][:4] == ["label", "create", "failed run", "--force"]


@pytest.mark.parametrize(
    ("script", "reported"),
    [
        ("echo 'no right to do this' >&2; exit 4", "gh label: no right to do this\n"),
        ("", ""),
    ],
)
def test_whoever_cannot_tell_says_so(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    script: str,
    reported: str,
) -> None:
    (tmp_path / "gh").write_text(f"#!/bin/sh\n{script or 'echo [] '}\n")
    (tmp_path / "gh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert command("Publishing failed", "https://x.example", "") == (1 if reported else 0)
    assert capsys.readouterr().err == reported


def test_without_gh_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert command("Publishing failed", "https://x.example", "") == 1
    assert capsys.readouterr().err == "gh is not installed; see https://cli.github.com\n"
