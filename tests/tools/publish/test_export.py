"""What is published is what the commit holds, whatever git is told to hide or to convert."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.tools.publish.conftest import HTML, WHOLE, Project, git, write
from tools.publish.git import Git
from tools.publish.git_tree import export
from tools.publish.status import PublishError


def refusal(project: Project) -> str:
    with pytest.raises(PublishError) as stopped:
        project.publisher().publish()
    return f"{int(stopped.value.status)}: {stopped.value}"


def publish(project: Project) -> dict[str, str]:
    """What is live after publishing, of the files that the project was made with."""
    project.publisher().publish()
    live = project.live()
    return {path: live[path].decode() for path in WHOLE}


@pytest.mark.parametrize("value", ["no", "normal"])
def test_an_untracked_file_is_named_whatever_git_status_is_told_to_show(
    project: Project, value: str
) -> None:
    git(project.folder, "config", "status.showUntrackedFiles", value)
    write(project.folder, {"content/posts/uncommitted.md": "x"})
    assert refusal(project) == (
        "2: not committed: content/posts/uncommitted.md; commit or remove them"
    )


@pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
def test_an_edit_that_git_is_told_to_overlook_is_not_published(project: Project, flag: str) -> None:
    git(project.folder, "update-index", flag, "site/index.html")
    write(project.folder / "site", {"index.html": HTML.format("Not committed")})
    assert publish(project) == WHOLE


def test_a_file_that_the_user_ignores_everywhere_is_not_published(
    project: Project, tmp_path: Path
) -> None:
    write(tmp_path, {"ignore": "extra.html\n"})
    git(project.folder, "config", "core.excludesFile", str(tmp_path / "ignore"))
    write(project.folder / "site", {"extra.html": HTML.format("Extra")})
    project.publisher().publish()
    assert "extra.html" not in project.live()


def test_a_file_that_a_sparse_checkout_lacks_is_published(project: Project) -> None:
    git(project.folder, "sparse-checkout", "set", "--no-cone", "/*", "!/site/feeds/")
    assert not (project.folder / "site/feeds").exists()
    assert publish(project) == WHOLE


def test_the_line_ends_of_gits_work_tree_are_not_published(
    project: Project, tmp_path: Path
) -> None:
    windows = project.clone(tmp_path / "windows", "-c", "core.autocrlf=true")
    assert b"\r\n" in (windows.folder / "site/sitemap.xml").read_bytes()
    assert publish(windows) == WHOLE


def test_a_filter_for_the_work_tree_is_not_run(project: Project) -> None:
    git(project.folder, "config", "filter.shout.smudge", "tr a-z A-Z")
    git(project.folder, "config", "filter.shout.clean", "cat")
    write(project.folder, {".gitattributes": "*.html filter=shout\n*.xml export-ignore\n"})
    project.change()
    (project.folder / "site/index.html").unlink()
    git(project.folder, "checkout", "--", "site/index.html")
    assert "HOME" in (project.folder / "site/index.html").read_text()
    git(project.folder, "update-index", "--assume-unchanged", "site/index.html")
    assert publish(project) == WHOLE


def test_a_replaced_commit_does_not_stand_for_what_its_name_says(project: Project) -> None:
    named = git(project.folder, "rev-parse", "HEAD")
    other = project.change({"index.html": HTML.format("Another")})
    git(project.folder, "reset", "-q", "--hard", named)
    git(project.folder, "replace", named, other)
    assert publish(project) == WHOLE


def test_a_program_and_a_link_are_exported_as_such(project: Project, tmp_path: Path) -> None:
    write(project.folder, {"run": "#!/bin/sh\n"})
    (project.folder / "run").chmod(0o755)
    (project.folder / "link").symlink_to("run")
    export(Git(project.folder), project.change(), tmp_path / "export")
    assert (tmp_path / "export/link").readlink() == Path("run")
    assert (tmp_path / "export/run").stat().st_mode & stat.S_IXUSR


@pytest.fixture
def with_submodule(project: Project, tmp_path: Path) -> Project:
    """The project, with the folder `site/more` in another repository."""
    git(tmp_path, "init", "-q", "-b", "main", "more")
    write(tmp_path / "more", {"more.html": HTML.format("More")})
    git(tmp_path / "more", "add", "-A")
    git(tmp_path / "more", "commit", "-qm", "More")
    allowed = ("-c", "protocol.file.allow=always")
    git(
        project.folder, *allowed, "submodule", "--quiet", "add", str(tmp_path / "more"), "site/more"
    )
    project.change()
    git(project.folder, "push", "-q", "origin", "main")
    return project


def test_a_submodule_is_published_as_the_commit_names_it(with_submodule: Project) -> None:
    with_submodule.publisher().publish()
    assert with_submodule.live()["more/more.html"].decode() == HTML.format("More")


def test_an_edit_in_a_submodule_is_named(with_submodule: Project) -> None:
    git(with_submodule.folder, "config", "diff.ignoreSubmodules", "all")
    write(with_submodule.folder, {"site/more/more.html": "changed"})
    assert refusal(with_submodule) == "2: not committed: site/more; commit or remove them"


def test_a_submodule_that_was_not_fetched_is_named(with_submodule: Project, tmp_path: Path) -> None:
    bare = with_submodule.clone(tmp_path / "bare")
    assert refusal(bare).startswith("2: site/more: its submodule lacks commit ")
    assert refusal(bare).endswith("; run `git submodule update --init`")


def test_publishing_from_a_hook_reads_the_project_it_names(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "-q", "other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other/.git"))
    project.publisher().publish()
    monkeypatch.delenv("GIT_DIR")
    assert "index.html" in project.live()


def test_a_site_on_which_no_text_is_published_is_refused(project: Project) -> None:
    write(project.folder, {"content/a.md": "---\ntitle: A\nstatus: draft\n---\nText.\n"})
    project.change()
    assert refusal(project) == (
        "1: content:1: empty: no text is published: each is a draft or waits for its day,"
        " or there is none; publish one"
    )
