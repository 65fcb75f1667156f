"""Publishing to a real bare repository."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from tests.tools.publish.conftest import HTML, WHOLE, Project, git, write
from tools.publish.site_manifest import MANIFEST_PATH, parse
from tools.publish.staged_site import write_manifest
from tools.publish.status import PublishError


def test_the_first_publishing_makes_the_branch_with_every_file(project: Project) -> None:
    reported = project.publisher().publish()
    live = project.live()
    assert reported.new
    assert live.keys() == {*WHOLE, ".nojekyll", MANIFEST_PATH}
    assert {path: live[path].decode() for path in WHOLE} == WHOLE


def test_the_commit_names_source_and_manifest(project: Project) -> None:
    project.publisher().publish()
    source = git(project.folder, "rev-parse", "HEAD")
    manifest = parse(project.live()[MANIFEST_PATH])
    assert manifest is not None
    assert git(project.remote, "log", "-1", "--format=%B", "gh-pages").rstrip() == (
        f"Publish {source[:12]}\n\nSource: {source}\nManifest: sha256:{manifest.digest()}"
    )


def test_the_same_source_gives_the_same_commit_anywhere(project: Project, tmp_path: Path) -> None:
    other = project.clone(tmp_path / "other")
    first = project.publisher().publish().commit
    git(project.remote, "update-ref", "-d", "refs/heads/gh-pages")
    assert other.publisher().publish().commit == first


def test_publishing_twice_says_that_there_is_nothing_to_publish(project: Project) -> None:
    first = project.publisher().publish()
    second = project.publisher().publish()
    assert (second.new, second.commit) == (False, first.commit)
    assert second.words == "Nothing to publish: gh-pages holds this site already."


def test_a_commit_that_changes_no_page_publishes_nothing(project: Project) -> None:
    project.publisher().publish()
    project.change({})
    assert not project.publisher().publish().new


@pytest.mark.thorough
def test_ten_publishings_make_ten_commits_in_one_line(project: Project) -> None:
    for number in range(10):
        project.change({"index.html": HTML.format(f"Home {number}")})
        project.publisher().publish()
    assert len(project.history()) == 10
    assert git(project.remote, "rev-list", "--count", "--min-parents=2", "gh-pages") == "0"


def test_an_earlier_history_by_other_tools_is_kept(project: Project) -> None:
    git(project.folder, "checkout", "-q", "--orphan", "gh-pages")
    git(project.folder, "rm", "-rfq", ".")
    write(project.folder, {"index.html": "old"})
    git(project.folder, "add", "-A")
    git(project.folder, "commit", "-qm", "By hand")
    git(project.folder, "push", "-q", "origin", "gh-pages")
    git(project.folder, "checkout", "-q", "main")
    project.publisher().publish()
    assert project.history()[1:] == ["By hand"]


def test_a_local_branch_of_the_same_name_stays_as_it_is(project: Project) -> None:
    git(project.folder, "branch", "gh-pages", "main")
    project.publisher().publish()
    assert git(project.folder, "rev-parse", "gh-pages") == git(project.folder, "rev-parse", "main")


def test_nothing_of_ours_stays_in_the_clone(project: Project) -> None:
    project.publisher().publish()
    assert git(project.folder, "for-each-ref", "--format=%(refname)").splitlines() == [
        "refs/heads/main",
        "refs/remotes/origin/gh-pages",  # git's own note of what was pushed
        "refs/remotes/origin/main",
    ]
    assert git(project.folder, "status", "--porcelain") == ""


def test_the_domain_is_published_when_declared(project: Project) -> None:
    write(project.folder, {"publish.toml": 'cname = "www.site.org"\n'})
    project.change()
    project.publisher().publish()
    assert project.live()["CNAME"] == b"www.site.org\n"


def refusal(project: Project, **allowed: bool) -> str:
    with pytest.raises(PublishError) as stopped:
        project.publisher(**allowed).publish()
    return f"{int(stopped.value.status)}: {stopped.value}"


def test_without_a_remote_nothing_is_built(project: Project) -> None:
    git(project.folder, "remote", "remove", "origin")
    project.meanwhile = lambda: pytest.fail("it was built")
    assert refusal(project) == "2: there is no remote origin; `git remote add origin ADDRESS`"


def test_a_dirty_tree_on_another_branch_is_refused_in_one_report(project: Project) -> None:
    git(project.folder, "checkout", "-qb", "draft")
    write(project.folder, {"content/new.md": "x", "site/index.html": "changed"})
    assert refusal(project) == (
        "2: this is draft; publish from main, which publish.toml names\n"
        "not committed: content/new.md, site/index.html; commit or remove them"
    )


def test_an_ignored_file_among_the_sources_is_refused(project: Project) -> None:
    write(project.folder, {".gitignore": "/.cache/\n*.local.md\n", "content/x.local.md": "x"})
    git(project.folder, "commit", "-qam", "Ignore")
    assert refusal(project) == "2: not committed: content/x.local.md; commit or remove them"


def test_a_folder_that_is_no_repository_is_refused(project: Project, tmp_path: Path) -> None:
    project.folder = tmp_path
    assert refusal(project) == f"2: {tmp_path} is no git repository with a commit"


def test_a_remote_that_does_not_answer_is_told(project: Project) -> None:
    gone = project.remote.with_name("gone.git").as_uri()
    git(project.folder, "remote", "set-url", "origin", gone)
    assert refusal(project).startswith("3: git ls-remote: fatal: ")


def test_a_push_that_a_hook_rejects_is_told_and_changes_nothing(project: Project) -> None:
    project.publisher().publish()
    before = project.tip()
    hook = project.remote / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'the branch is frozen' >&2\nexit 1\n")
    hook.chmod(0o755)
    project.change({"index.html": HTML.format("New")})
    reported = refusal(project)
    assert reported.startswith("3: git push: remote: the branch is frozen")
    assert project.tip() == before


def test_a_second_run_in_the_same_clone_is_refused(project: Project) -> None:
    project.meanwhile = lambda: errors.append(refusal(inner))
    inner, errors = Project(project.folder, project.remote), []
    project.publisher().publish()
    assert errors == ["2: this clone is being published already; wait for the other run to end"]


def test_the_manifest_tells_the_day_of_the_build_in_the_zone_of_the_site(tmp_path: Path) -> None:
    evening = int(datetime(2026, 11, 23, 23, 30, tzinfo=UTC).timestamp())
    days = {
        zone: write_manifest(tmp_path, "", "1" * 40, evening, "2" * 64, zone).manifest.day
        for zone in ("UTC", "Europe/Berlin")
    }
    assert days == {"UTC": date(2026, 11, 23), "Europe/Berlin": date(2026, 11, 24)}


def test_a_manifest_from_before_zones_were_recorded_is_read(tmp_path: Path) -> None:
    old = msgspec.json.decode(write_manifest(tmp_path, "", "1" * 40, 0, "2" * 64).manifest.encode())
    del old["zone"]
    manifest = parse(msgspec.json.encode(old))
    assert manifest is not None
    assert manifest.zone == "UTC"
