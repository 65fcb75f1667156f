"""`invoke proofread` and the hook that asks for it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PIL import Image

from pictures.place import names_place
from tests.plugins.pictures.photos import corner, saved
from tests.tools.build.test_baseline import CONF
from tools.cli.failures import CommandError
from tools.writing.proofread import hooks
from tools.writing.proofread.command import Arguments, command
from tools.writing.proofread.mending import mend

TEXT = "---\ntitle: A\ndate: 2019-03-01\ncategory: X\n---\nWords\n\n#### Deep\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "content/posts").mkdir(parents=True)
    (tmp_path / "content/posts/a.md").write_text(TEXT)
    (tmp_path / "pelicanconf.py").write_text(CONF)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_mistakes_are_told_and_no_page_is_made(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(Arguments(), project) == 1
    assert "content/posts/a.md:8: heading: Deep: want level 2, not 4" in capsys.readouterr().err
    assert not (project / "output").exists()


def test_what_needs_no_thought_is_mended(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(Arguments(fix=True), project) == 0
    said = capsys.readouterr().out
    assert said == "mended content/posts/a.md\nNothing is wrong with the texts.\n"
    assert (project / "content/posts/a.md").read_text() == TEXT.replace("####", "##")
    assert mend(project / "content") == []


def test_a_text_in_another_encoding_is_left(project: Path) -> None:
    path = project / "content/posts/b.md"
    path.write_bytes(b"---\ntitle: Caf\xe9\n---\n# One\n")
    assert path not in mend(project / "content")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_ends_of_lines_and_a_byte_order_mark_stay(project: Path, end: str, mark: str) -> None:
    path = project / "content/posts/b.md"
    text = "---\ntitle: B\ndate: 2026/3/4\ncategory: X\n---\nWords\n\n### One\n"
    path.write_bytes((mark + text.replace("\n", end)).encode())
    mend(project / "content")
    mended = text.replace("2026/3/4", "2026-03-04").replace("###", "##")
    assert path.read_bytes().decode() == mark + mended.replace("\n", end)


def test_git_asks_before_a_commit_that_changes_a_text(project: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    assert hooks.command(project) == 0
    assert hooks.command(project) == 0
    path = project / ".git/hooks/pre-commit"
    assert path.stat().st_mode & 0o111
    path.write_text(hooks.script("false"))
    commit = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-qm", "x"]
    subprocess.run(["git", "add", "pelicanconf.py"], cwd=project, check=True)
    assert subprocess.run(commit, cwd=project, check=False).returncode == 0
    subprocess.run(["git", "add", "content"], cwd=project, check=True)
    assert subprocess.run(commit, cwd=project, check=False).returncode == 1


def test_another_hook_is_kept(project: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    path = project / ".git/hooks/pre-commit"
    path.parent.mkdir(exist_ok=True)
    path.write_text("#!/bin/sh\nmine\n")
    with pytest.raises(CommandError, match="another hook is there"):
        hooks.command(project)
    assert path.read_text() == "#!/bin/sh\nmine\n"


def test_outside_of_git_the_remedy_is_told(project: Path) -> None:
    with pytest.raises(CommandError, match="is no git repository; run `git init`"):
        hooks.command(project)


def test_photos_keep_their_place_until_the_writer_says_so(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = project / "content/images/ward.jpg"
    photo.parent.mkdir()
    photo.write_bytes(data := saved(corner(40, 30), orientation=1))
    (project / "content/images/broken.jpg").write_bytes(b"no picture")
    command(Arguments(fix=True), project)
    assert photo.read_bytes() == data
    command(Arguments(strip_places=True), project)
    assert "took the place out of content/images/ward.jpg\n" in capsys.readouterr().out
    with Image.open(photo) as image:
        assert not names_place(image)
    command(Arguments(strip_places=True), project)
    assert "took" not in capsys.readouterr().out


def test_an_unknown_form_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(Arguments(form="xml"), project) == 2
    assert capsys.readouterr().err == "--format: xml: want text or json\n"
