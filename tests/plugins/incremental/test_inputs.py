"""What a build depends on besides its sources."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from incremental import inputs

SETTINGS: dict[str, Any] = {
    "PATH": "content",
    "THEME": "theme",
    "PLUGINS": [],
    "STATIC_PATHS": [],
    "THEME_TEMPLATES_OVERRIDES": [],
}


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
    command = ["git", "-C", str(folder), *identity, *words]
    subprocess.run(command, check=True, capture_output=True)


@pytest.mark.parametrize("place", [".", "below", "../beside", "../beside/below"])
def test_a_commit_is_an_input_wherever_git_notes_it(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = tmp_path / "repository"
    repository.mkdir()
    git(repository, "init", "--quiet")
    git(repository, "commit", "--quiet", "--allow-empty", "--message", "One")
    git(repository, "worktree", "add", "--quiet", "../beside")
    folder = repository / place
    folder.mkdir(exist_ok=True)
    monkeypatch.chdir(folder)
    before = {
        path: path.read_text() for path in map(Path, inputs.roots(SETTINGS)) if path.is_file()
    }
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Two")
    assert [
        path for path, text in before.items() if path.read_text() != text and path.name == "HEAD"
    ]


def test_a_site_without_git_has_inputs_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert {"content", "theme"} <= set(inputs.roots(SETTINGS))
