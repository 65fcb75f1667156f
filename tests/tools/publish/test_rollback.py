"""Rolling back on a real bare repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.publish.conftest import HTML, Project, git, write
from tools.publish.branch_update import RefusedError
from tools.publish.site_manifest import MANIFEST_PATH, parse
from tools.publish.status import PublishError, Status


def published(project: Project, home: str) -> str:
    """Publish the site with *home* on its home page; the commit of the publish branch."""
    project.change({"index.html": HTML.format(home)})
    return project.publisher().publish().commit


def test_the_list_names_every_state_the_newest_first(project: Project) -> None:
    first, second = published(project, "First"), published(project, "Second")
    assert [state.commit for state in project.rollback().states()] == [second, first]


def test_a_listed_state_shows_commit_time_and_title(project: Project) -> None:
    commit = published(project, "First")
    source = git(project.folder, "rev-parse", "HEAD")
    (state,) = project.rollback().states()
    assert str(state) == f"{commit[:12]}  2026-09-21T14:13:20+00:00  Publish {source[:12]}"


def test_an_earlier_state_comes_back_byte_for_byte_as_a_new_commit(project: Project) -> None:
    first = published(project, "First")
    before = project.live()
    second = published(project, "Second")
    project.rollback().run(first[:9])
    assert project.live() == before
    assert git(project.remote, "rev-parse", "gh-pages^") == second


def test_a_state_can_be_named_by_its_source(project: Project) -> None:
    published(project, "First")
    source = git(project.folder, "rev-parse", "HEAD")
    published(project, "Second")
    project.rollback().run(source)
    assert project.live()["index.html"] == HTML.format("First").encode()


def test_the_commit_says_what_it_restores_and_holds_back(project: Project) -> None:
    first = published(project, "First")
    source = git(project.folder, "rev-parse", "HEAD")
    published(project, "Second")
    manifest = parse(project.live()[MANIFEST_PATH])
    project.rollback().run(first)
    restored = parse(project.live()[MANIFEST_PATH])
    assert manifest is not None
    assert restored is not None
    assert git(project.remote, "log", "-1", "--format=%B", "gh-pages").rstrip() == (
        f"Roll back to {source[:12]}\n\n"
        f"Source: {source}\n"
        f"Manifest: sha256:{restored.digest()}\n"
        f"Restores: {first}\n"
        f"Holds-Back: {manifest.source}"
    )


def test_what_was_rolled_back_is_not_published_again_by_the_next_run(project: Project) -> None:
    first = published(project, "First")
    published(project, "Second")
    source = git(project.folder, "rev-parse", "HEAD")
    project.rollback().run(first)
    reported = project.publisher().publish()
    assert reported.words == (
        f"Nothing to publish: {source[:12]} was rolled back."
        " Publish a newer commit, or this one with --again."
    )
    assert project.live()["index.html"] == HTML.format("First").encode()


def test_a_newer_commit_ends_a_rollback(project: Project) -> None:
    first = published(project, "First")
    published(project, "Second")
    project.rollback().run(first)
    published(project, "Third")
    assert project.live()["index.html"] == HTML.format("Third").encode()
    assert not project.publisher().publish().new


def test_again_publishes_what_was_rolled_back(project: Project) -> None:
    first = published(project, "First")
    published(project, "Second")
    project.rollback().run(first)
    project.publisher(again=True).publish()
    assert project.live()["index.html"] == HTML.format("Second").encode()


def test_two_rollbacks_hold_back_what_came_first(project: Project) -> None:
    first, second = published(project, "First"), published(project, "Second")
    published(project, "Third")
    project.rollback().run(second)
    project.rollback().run(first)
    assert not project.publisher().publish().new


def test_a_page_that_a_rollback_would_remove_is_named(project: Project) -> None:
    project.change({f"many/{number}/index.html": HTML.format(str(number)) for number in range(9)})
    first = published(project, "First")
    project.change({"new/index.html": HTML.format("New")})
    project.publisher().publish()
    with pytest.raises(RefusedError) as refused:
        project.rollback().run(first)
    assert str(refused.value) == (
        "new/index.html:1: vanished: /new/ would answer 404; add its path to the `aliases:`"
        " of a page; if it is to be gone, pass --allow-vanish or add it to `gone` in publish.toml"
    )
    assert project.rollback(vanish=True).run(first).new


def test_a_state_that_was_changed_by_hand_is_refused(project: Project, tmp_path: Path) -> None:
    published(project, "First")
    hand = project.clone(tmp_path / "hand", "-b", "gh-pages").folder
    write(hand, {"index.html": "tampered"})
    git(hand, "commit", "-qam", "By hand")
    git(hand, "push", "-q")
    tampered = project.tip()
    published(project, "Second")
    with pytest.raises(RefusedError) as refused:
        project.rollback().run(tampered)
    assert str(refused.value) == (
        "index.html:1: manifest: was changed after the build; build the site again"
    )


def test_a_state_from_before_the_domain_comes_back_with_it(project: Project) -> None:
    first = published(project, "First")
    before = project.live()
    write(project.folder, {"publish.toml": 'cname = "www.site.org"\n'})
    published(project, "Second")
    project.rollback().run(first)
    after = project.live()
    manifest = parse(after[MANIFEST_PATH])
    assert manifest is not None
    assert after["CNAME"] == b"www.site.org\n"
    assert manifest.files.keys() == after.keys() - {MANIFEST_PATH}
    same = before.keys() - {MANIFEST_PATH}
    assert {path: after[path] for path in same} == {path: before[path] for path in same}


def test_a_state_of_another_domain_is_refused(project: Project) -> None:
    write(project.folder, {"publish.toml": 'cname = "old.site.org"\n'})
    first = published(project, "First")
    write(project.folder, {"publish.toml": 'cname = "www.site.org"\n'})
    published(project, "Second")
    with pytest.raises(RefusedError, match=r"is not the domain that publish\.toml declares"):
        project.rollback().run(first)


def test_a_post_that_was_withdrawn_does_not_come_back(project: Project) -> None:
    write(project.folder, {"content/posts/x.md": "---\ntitle: X\ndate: 2020-01-01\n---\nText\n"})
    project.change({"x/index.html": HTML.format("X")})
    first = project.publisher().publish().commit
    write(project.folder, {"content/posts/x.md": "---\ntitle: X\nstatus: draft\n---\nText\n"})
    project.change(remove="x/index.html")
    project.publisher(vanish=True, shrink=True).publish()
    with pytest.raises(RefusedError, match=r"is the page of content/posts/x\.md, a draft"):
        project.rollback().run(first)


def test_a_shallow_clone_sees_the_whole_history_of_the_branch(
    project: Project, tmp_path: Path
) -> None:
    for number in range(4):
        published(project, str(number))
    git(project.folder, "push", "-q", "origin", "main")
    shallow = project.clone(tmp_path / "shallow", "--depth=1", "--no-single-branch")
    assert len(shallow.rollback().states()) == 4
    assert git(shallow.folder, "rev-list", "--count", "main") == "1"


@pytest.mark.parametrize(
    ("name", "reported"),
    [
        ("0000000", "0000000: no single state begins so; `invoke rollback` lists all 1"),
        ("", ": no single state begins so; `invoke rollback` lists all 2"),
    ],
)
def test_a_name_that_fits_none_or_several_is_refused(
    project: Project, name: str, reported: str
) -> None:
    for number in range(2 if not name else 1):
        published(project, str(number))
    with pytest.raises(PublishError) as stopped:
        project.rollback().run(name)
    assert (stopped.value.status, str(stopped.value)) == (Status.UNREADY, reported)


def test_without_any_publishing_there_is_nothing_to_list(project: Project) -> None:
    with pytest.raises(PublishError) as stopped:
        project.rollback().states()
    assert str(stopped.value) == "nothing was ever published: there is no origin/gh-pages"


def test_a_state_without_manifest_is_refused(project: Project) -> None:
    git(project.folder, "push", "-q", "origin", "main:gh-pages")
    with pytest.raises(PublishError, match="has no manifest: it was not published by this task"):
        project.rollback().run(project.tip())
