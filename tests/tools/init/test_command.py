"""When `invoke init` begins, and when it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built_site import ROOT
from tests.tools.init.test_update import commit, git
from tools.check.programs import ProgramError
from tools.cli.failures import CommandError
from tools.init import command as init
from tools.init.answers import Answers
from tools.init.command import next_steps

SITE = """name = "{0}"
subtitle = "S"
address = "https://a.example"
author = "A"
security_expires = 2099-01-01T00:00:00Z
example = {1}
"""


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in a repository of its own, in which everything is committed."""
    monkeypatch.setattr(init, "PROJECT", tmp_path)
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, {"site.toml": SITE.format("Example", "true"), "content/a.md": "A."})
    return tmp_path


def test_a_work_tree_with_changes_is_refused_and_left_alone(clone: Path) -> None:
    (clone / "content/new.md").write_text("Mine.")
    with pytest.raises(CommandError, match=r"changes \(content/new.md\), .* commit what is"):
        init.command("A", "https://a.example", "blog")
    assert (clone / "content/new.md").read_text() == "Mine."
    assert (clone / "content/a.md").read_text() == "A."


def test_an_environment_is_no_change_be_it_a_folder_or_a_link(clone: Path) -> None:
    commit(clone, {".gitignore": (ROOT / ".gitignore").read_text()})
    (clone / ".venv").symlink_to(clone.parent)
    init._refuse_changes()
    (clone / ".venv").unlink()
    (clone / ".venv").mkdir()
    (clone / ".venv/pyvenv.cfg").touch()
    init._refuse_changes()


def test_a_wrong_answer_changes_nothing(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(init, "_require_browser", lambda: None)
    with pytest.raises(CommandError, match=r"^--kind: 'shop'"):
        init.command("A", "https://a.example", "shop")
    assert git(clone, "status", "--porcelain") == ""


def test_a_browser_that_does_not_start_is_told_with_what_makes_the_icons(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped() -> None:
        raise ProgramError("chromium does not start")

    monkeypatch.setattr(init, "_require_browser", lambda: None)
    monkeypatch.setattr(init, "make_icons", stopped)
    with pytest.raises(CommandError, match=r"chromium does not start; then run `invoke icons`$"):
        init.command("Crumbs", "https://a.example", "blog")
    assert 'name = "Crumbs"' in (clone / "site.toml").read_text()


def test_a_second_run_says_that_it_is_done(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (clone / "site.toml").write_text(SITE.format("Crumbs", "false"))
    init.command("A", "https://a.example", "blog")
    assert capsys.readouterr().out.startswith("This is Crumbs already: ")
    assert (clone / "content/a.md").read_text() == "A."


def test_a_folder_that_is_no_clone_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(init, "PROJECT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "site.toml").write_text(SITE.format("Example", "true"))
    with pytest.raises(CommandError, match=r"^init: this folder is no clone;"):
        init.command("A", "https://a.example", "blog")


@pytest.mark.parametrize(("kind", "reported"), [("medical", True), ("blog", False)])
def test_the_owner_of_a_medical_site_is_told_whose_help_lines_it_shows(
    kind: str, reported: bool
) -> None:
    text = next_steps(Answers("A", "https://a.example", kind))
    assert ("`crisis` in site.toml" in text) == reported
