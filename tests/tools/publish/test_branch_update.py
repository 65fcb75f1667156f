"""Races, shallow clones, kills and odd files on the way to the branch."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.tools.publish.conftest import HTML, WHOLE, Project, git, write
from tools.publish.branch import Branch
from tools.publish.branch_update import TRIES, BranchUpdate, RefusedError
from tools.publish.git import Git
from tools.publish.guard import GuardInput
from tools.publish.publish_settings import PublishSettings
from tools.publish.published import Published
from tools.publish.site_manifest import MANIFEST_PATH
from tools.publish.status import PublishError, Status

ROOT = Path(__file__).parents[3]


MANY = {f"many/{number}/index.html": HTML.format(str(number)) for number in range(9)}


class Rival:
    """Another clone that publishes each time the first is about to commit, *times* times."""

    def __init__(self, project: Project, folder: Path, times: int = 1) -> None:
        self.project, self.times = project.clone(folder), times
        self.published: list[str] = []

    def __call__(self, _live: Published | None) -> str:
        if len(self.published) < self.times:
            name = f"rival-{len(self.published)}"
            source = git(self.project.folder, "rev-parse", "HEAD")
            self.project.change({f"{name}/index.html": HTML.format(name)})
            own = self.project.publisher(shrink=True, vanish=True, apart=True)
            self.published.append(own.publish().commit)
            git(self.project.folder, "reset", "-q", "--hard", source)
        return "Mine"


def update(project: Project, folder: Path, message: Rival) -> BranchUpdate:
    site = project.publisher().stage(folder)
    branch = Branch(Git(project.folder), "origin", "gh-pages")
    settings = PublishSettings(gone=("/rival-*/",))
    waited: list[float] = []
    return BranchUpdate(branch, site, GuardInput(settings), message, True, waited.append)


def test_a_lost_race_is_run_again_on_the_new_tip(project: Project, tmp_path: Path) -> None:
    project.publisher().publish()
    rival = Rival(project, tmp_path / "rival")
    project.change({"mine/index.html": HTML.format("Mine")})
    updated = update(project, tmp_path / "site", rival).run(0)
    assert updated.new
    assert git(project.remote, "rev-parse", "gh-pages^") == rival.published[0]


def test_a_lost_race_for_the_first_publishing_keeps_both(project: Project, tmp_path: Path) -> None:
    project.change(MANY)
    git(project.folder, "push", "-q", "origin", "main")
    rival = Rival(project, tmp_path / "rival")
    update(project, tmp_path / "site", rival).run(0)
    assert git(project.remote, "rev-parse", "gh-pages^") == rival.published[0]


def test_the_guard_looks_at_what_the_winner_has_published(project: Project, tmp_path: Path) -> None:
    """The winner has a page that we would remove: the second look refuses what the first let go."""
    project.publisher().publish()
    rival = Rival(project, tmp_path / "rival")
    project.change({"mine/index.html": HTML.format("Mine")})
    mine = update(project, tmp_path / "site", rival)
    strict = BranchUpdate(
        mine.branch, mine.site, GuardInput(PublishSettings()), rival, True, lambda _: None
    )
    with pytest.raises(RefusedError, match="/rival-0/ would answer 404"):
        strict.run(0)
    assert project.tip() == rival.published[0]


@pytest.mark.thorough
def test_a_race_that_is_always_lost_ends(project: Project, tmp_path: Path) -> None:
    project.change(MANY)
    git(project.folder, "push", "-q", "origin", "main")
    rival = Rival(project, tmp_path / "rival", times=99)
    with pytest.raises(PublishError) as stopped:
        update(project, tmp_path / "site", rival).run(0)
    assert stopped.value.status is Status.RACE
    assert project.tip() == rival.published[-1]
    assert len(rival.published) == TRIES


def test_a_branch_that_moves_while_the_server_takes_the_push_is_a_lost_race(
    project: Project, tmp_path: Path
) -> None:
    project.publisher().publish()
    first = project.tip()
    project.change({"index.html": HTML.format("Mine")})
    hook = project.remote / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        "#!/bin/sh\n"
        "unset GIT_QUARANTINE_PATH\n"
        f"new=$(git commit-tree -p {first} -m Theirs {first}^{{tree}})\n"
        "git update-ref refs/heads/gh-pages $new\n"
        "rm hooks/pre-receive\n"
    )
    hook.chmod(0o755)
    project.publisher().publish()
    assert project.history()[1:] == [
        "Theirs",
        git(project.remote, "log", "-1", "--format=%s", first),
    ]


def test_a_shallow_clone_publishes_on_top_of_the_whole_history(
    project: Project, tmp_path: Path
) -> None:
    for number in range(3):
        project.change({"index.html": HTML.format(str(number))})
        project.publisher().publish()
    git(project.folder, "push", "-q", "origin", "main")
    shallow = project.clone(tmp_path / "shallow", "--depth=1")
    shallow.change({"index.html": HTML.format("Shallow")})
    shallow.publisher().publish()
    assert len(project.history()) == 4


def test_a_clone_without_the_live_commit_says_what_to_fetch(
    project: Project, tmp_path: Path
) -> None:
    other = project.clone(tmp_path / "other")
    other.change({"index.html": HTML.format("Unpushed")})
    other.publisher().publish()
    live = git(other.folder, "rev-parse", "HEAD")
    with pytest.raises(RefusedError) as refused:
        project.publisher().publish()
    source = git(project.folder, "rev-parse", "HEAD")
    assert str(refused.value) == (
        f".:1: source: {source[:12]} cannot be compared: this clone lacks the live commit"
        f" {live[:12]}; run `git fetch --unshallow`, or `git fetch` if it is not shallow"
    )


def test_an_older_commit_than_the_live_one_is_refused(project: Project) -> None:
    older = git(project.folder, "rev-parse", "HEAD")
    live = project.change({"index.html": HTML.format("New")})
    project.publisher().publish()
    git(project.folder, "reset", "-q", "--hard", older)
    with pytest.raises(RefusedError) as refused:
        project.publisher().publish()
    assert str(refused.value) == (
        f".:1: source: {older[:12]} is older than what is live, {live[:12]};"
        " publish the newest commit, or go back with `invoke rollback`"
    )


def test_a_commit_that_does_not_build_on_the_live_one_needs_a_word(project: Project) -> None:
    project.change({"index.html": HTML.format("New")})
    project.publisher().publish()
    git(project.folder, "reset", "-q", "--hard", "HEAD^")
    project.change({"index.html": HTML.format("Other")})
    with pytest.raises(RefusedError, match="does not build on what is live"):
        project.publisher().publish()
    assert project.publisher(apart=True).publish().new


ODD = ["größe.svg", "with space.svg", "日本.svg", "a'b.svg", "a&b=c+d@e~f!,;()[]{}$#%.svg"]


def test_odd_names_arrive_as_they_are(project: Project) -> None:
    project.change({f"images/{name}": f"<svg>{name}</svg>" for name in ODD})
    project.publisher().publish()
    live = project.live()
    assert {name: live[f"images/{name}"].decode() for name in ODD} == {
        name: f"<svg>{name}</svg>" for name in ODD
    }


def test_the_bytes_of_the_commit_arrive_as_they_are(project: Project) -> None:
    """No filter, no line ends, no attribute of the repository touches them."""
    content = bytes(range(256)) * 10 + b"\r\n\n\r"
    attributes = "*.txt text eol=crlf\n*.png -text ident export-ignore\n"
    write(project.folder, {".gitattributes": attributes})
    git(project.folder, "config", "core.autocrlf", "true")
    project.change({"a.png": content, "empty.txt": b"", "crlf.txt": b"a\r\nb\n"})
    files = {"a.png": content, "empty.txt": b"", "crlf.txt": b"a\nb\n"}  # git has converted it
    project.publisher().publish()
    first = project.tip()
    project.change({"index.html": HTML.format("New")})
    project.publisher().publish()
    project.rollback().run(first)
    live = project.live()
    assert {name: live[name] for name in files} == files


def shim(folder: Path, filter_of_fast_import: str) -> str:
    """A PATH on which `git fast-import` gets its input through *filter_of_fast_import*."""
    real = shutil.which("git")
    folder.mkdir()
    (folder / "git").write_text(
        f"#!/bin/sh\n"
        f'[ "$1" = fast-import ] || exec {real} "$@"\n'
        f'{filter_of_fast_import} | {real} "$@"\n'
    )
    (folder / "git").chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.parametrize(
    ("damage", "reported"),
    [
        ("head -c 400", "nothing was pushed: "),
        ("sed '/^M 100644 inline sitemap.xml/,$d'", "it holds another "),
        ("sed 's/<urlset>/<URLSET>/'", "it holds another sitemap.xml"),
    ],
)
def test_what_git_did_not_take_whole_is_never_pushed(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str, reported: str
) -> None:
    """ghp-import goes on after a fault, and git then commits what it has seen so far."""
    project.publisher().publish()
    before = project.tip()
    project.change({"sitemap.xml": "<urlset></urlset>\n"})
    monkeypatch.setenv("PATH", shim(tmp_path / "bin", damage))
    with pytest.raises(PublishError, match=reported):
        project.publisher().publish()
    assert project.tip() == before


KILLED = """
import sys
from pathlib import Path
from tests.tools.publish.conftest import Project
project = Project(Path(sys.argv[1]), Path(sys.argv[2]))
print("ready", flush=True)
project.publisher().publish()
"""


@pytest.mark.parametrize(
    "moment", [0, 4, *(pytest.param(at, marks=pytest.mark.thorough) for at in (1, 2, 3, 5, 6, 7))]
)
def test_killed_at_any_moment_the_branch_holds_the_old_site_or_the_new_one(
    project: Project, moment: int
) -> None:
    project.publisher().publish()
    old = project.live()
    project.change({f"page-{n}/index.html": HTML.format(f"Page {n}") for n in range(20)})
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(project.folder), str(project.remote)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'plugins'}"},
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(moment * 0.03)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    now = project.live()
    assert now == old or now.keys() == old.keys() | {f"page-{n}/index.html" for n in range(20)}
    assert git(project.remote, "fsck", "--no-dangling", "--no-progress") == ""
    project.publisher().publish()
    assert project.live()["page-19/index.html"] == HTML.format("Page 19").encode()
    assert project.live().keys() == {
        *WHOLE,
        *now,
        *(f"page-{n}/index.html" for n in range(20)),
        MANIFEST_PATH,
    }
