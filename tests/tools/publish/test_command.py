"""The commands as an operator meets them: words, statuses, and the site behind them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from report.diagnostic import DiagnosticsError
from tests.built_site import ROOT, SMALL_SITE
from tests.tools.publish.conftest import HTML, Project, git, write
from tools.http.static_server import served
from tools.publish import command, expected_manifest
from tools.publish.guard import Allowed
from tools.publish.publishing import BuildSteps, SiteSettings
from tools.publish.site_manifest import MANIFEST_PATH
from tools.publish.status import Status

NOTHING = Allowed()


@pytest.fixture
def operator(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The commands work on *project*."""
    monkeypatch.setattr(command, "PROJECT", project.folder)
    monkeypatch.setattr(expected_manifest, "PROJECT", project.folder)
    monkeypatch.setattr(command, "BUILD_STEPS", BuildSteps(project.build, lambda *_: []))
    return project


@pytest.fixture
def host(operator: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A host that serves what lies in the folder `host`, at the address the site is built for."""
    (tmp_path / "host").mkdir()
    with served(tmp_path / "host") as url:
        monkeypatch.setattr(
            operator,
            "build",
            lambda *folders: Project.build(operator, *folders)._replace(url=url),
        )
        monkeypatch.setattr(command, "BUILD_STEPS", BuildSteps(operator.build, lambda *_: []))
        yield url


def deploy(project: Project, folder: Path) -> None:
    shutil.rmtree(folder)
    write(folder, project.live())


def test_publishing_says_what_went_where(
    operator: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.publish(NOTHING, None) == 0
    source = git(operator.folder, "rev-parse", "HEAD")
    assert capsys.readouterr().out == (
        f"Published {source[:12]} to origin/gh-pages as {operator.tip()[:12]}: 2 pages.\n"
    )


def test_an_address_for_examples_is_not_verified(
    operator: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.publish(NOTHING, 0) == 0
    assert capsys.readouterr().out.splitlines()[1] == (
        "Not verified: https://site.example is nobody's address;"
        " set `address` in site.toml and publish again"
    )
    assert command.verify("", 0) == 2
    assert "set `address` in site.toml" in capsys.readouterr().err


def test_what_is_in_the_way_is_told_on_standard_error(
    operator: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    operator.change({"notes.md": "x"})
    assert command.publish(NOTHING, None) == 1
    reported = capsys.readouterr()
    assert reported.out == ""
    assert reported.err == (
        "notes.md:1: unexpected: is no kind of file that a site serves; is it a source?\n"
        "1 mistake in 1 file\n"
        "Nothing was published.\n"
    )


def test_a_refusal_annotates_the_run_on_github(
    operator: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    operator.change({"notes.md": "x"})
    command.publish(NOTHING, None)
    assert capsys.readouterr().out == (
        "::error file=notes.md,line=1,title=unexpected"
        "::unexpected: is no kind of file that a site serves; is it a source?\n"
    )


def test_publishing_and_rolling_back_end_with_a_verified_site(
    operator: Project, host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command.publish(NOTHING, None)
    first = operator.tip()
    deploy(operator, tmp_path / "host")
    assert command.verify("", 0) == 0
    operator.change({"index.html": HTML.format("New")})
    assert command.publish(NOTHING, 0) == Status.DIFFERS  # nobody has deployed it yet
    deploy(operator, tmp_path / "host")
    assert command.verify(host, 0) == 0
    assert command.rollback(first[:10], NOTHING, 0) == Status.DIFFERS
    deploy(operator, tmp_path / "host")
    capsys.readouterr()
    assert command.verify(host, 0) == 0
    assert capsys.readouterr().out == f"{host}: 7 addresses, all as published.\n"


@pytest.mark.parametrize("url", ["127.0.0.1:8932", "localhost:8932", "www.clinic.example", "//x"])
def test_an_address_to_verify_has_a_scheme(
    operator: Project, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.verify(url, 0) == 2
    assert capsys.readouterr().err == f"--url {url}: begin it with https:// or http://\n"


def test_verifying_names_each_deviation_and_counts(
    operator: Project, host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command.publish(NOTHING, None)
    deploy(operator, tmp_path / "host")
    (tmp_path / "host/sitemap.xml").unlink()
    capsys.readouterr()
    assert command.verify(host, 0) == 5
    assert capsys.readouterr().out == (
        f"{host}/sitemap.xml: missing: answers 404\n{host}: 7 addresses, 1 not as they should be.\n"
    )


def test_verifying_leaves_a_publisher_alone_that_runs_meanwhile(
    operator: Project, host: str
) -> None:
    command.publish(NOTHING, None)
    git(operator.folder, "update-ref", "refs/heads/publishing/1", "HEAD")
    command.verify(host, 0)
    assert git(operator.folder, "for-each-ref", "--format=%(refname)", "refs/heads").split() == [
        "refs/heads/main",
        "refs/heads/publishing/1",
    ]
    operator.change({"index.html": HTML.format("New")})
    command.publish(NOTHING, None)  # it holds the lock, so nobody else can be running
    assert git(operator.folder, "for-each-ref", "--format=%(refname)", "refs/heads").split() == [
        "refs/heads/main",
    ]


def test_verifying_speaks_json(
    operator: Project, host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command.publish(NOTHING, None)
    deploy(operator, tmp_path / "host")
    (tmp_path / "host/sitemap.xml").unlink()
    capsys.readouterr()
    command.verify(host, 0, form="json")
    assert json.loads(capsys.readouterr().out) == {
        "url": host,
        "checked": 7,
        "mistakes": [
            {
                "path": "/sitemap.xml",
                "line": 0,
                "field": "missing",
                "problem": "answers 404",
                "remedy": "",
                "level": "error",
                "value": "",
            }
        ],
        "errors": 1,
        "warnings": 0,
    }


def test_a_page_that_was_withdrawn_long_ago_must_not_answer(
    operator: Project, host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The history of the branch tells what was published once."""
    operator.change({"old/index.html": HTML.format("Old")})
    command.publish(NOTHING, None)
    operator.change(remove="old/index.html")
    command.publish(Allowed(shrink=True, vanish=True), None)
    operator.change({"index.html": HTML.format("New")})
    command.publish(NOTHING, None)
    deploy(operator, tmp_path / "host")
    write(tmp_path / "host", {"old/index.html": HTML.format("Old")})
    capsys.readouterr()
    assert command.verify(host, 0) == 5
    assert capsys.readouterr().out.splitlines()[0] == (
        f"{host}/old/: extra: answers 200 and is in no manifest"
    )


def test_without_a_branch_the_site_is_compared_with_its_own_manifest(
    operator: Project, host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command.publish(NOTHING, None)
    deploy(operator, tmp_path / "host")
    git(operator.folder, "remote", "remove", "origin")
    capsys.readouterr()
    assert command.verify(host, 0) == 0
    assert capsys.readouterr().err == (
        "there is no remote origin; `git remote add origin ADDRESS`.\n"
        "The site is compared with its own manifest.\n"
    )


def test_a_folder_on_another_host_is_verified_by_its_manifest(
    operator: Project, host: str, tmp_path: Path
) -> None:
    """Any static host: what is staged is copied as it is."""
    assert command.publish(NOTHING, None, stage=str(tmp_path / "staged")) == 0
    assert git(operator.remote, "for-each-ref", "refs/heads/gh-pages") == ""
    shutil.copytree(tmp_path / "staged", tmp_path / "host", dirs_exist_ok=True)
    assert command.verify(host, 0, manifest=str(tmp_path / "staged")) == 0
    assert command.verify(host, 0, manifest=str(tmp_path / "nowhere")) == 2


def test_rsync_brings_the_folder_over_whole(operator: Project, host: str, tmp_path: Path) -> None:
    if not (rsync := shutil.which("rsync")):
        pytest.skip("rsync is not installed")
    command.publish(NOTHING, None, stage=str(tmp_path / "staged"))
    write(tmp_path / "host", {"withdrawn/index.html": "old"})
    options = ["--archive", "--checksum", "--delay-updates", "--delete-after"]
    subprocess.run([rsync, *options, f"{tmp_path}/staged/", f"{tmp_path}/host/"], check=True)
    assert command.verify(host, 0, manifest=str(tmp_path / "staged")) == 0
    assert not (tmp_path / "host/withdrawn").exists()


def test_what_was_staged_is_published_as_it_is(operator: Project, tmp_path: Path) -> None:
    staged = str(tmp_path / "staged")
    command.publish(NOTHING, None, stage=staged)
    assert command.publish(NOTHING, None, staged=staged) == 0
    assert (tmp_path / "staged" / MANIFEST_PATH).read_bytes() == operator.live()[MANIFEST_PATH]


def test_what_was_staged_of_another_commit_is_not_published(
    operator: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    staged = str(tmp_path / "staged")
    command.publish(NOTHING, None, stage=staged)
    made = git(operator.folder, "rev-parse", "HEAD")
    now = operator.change({"index.html": HTML.format("New")})
    capsys.readouterr()
    assert command.publish(NOTHING, None, staged=staged) == 2
    assert (
        capsys.readouterr().err == f"{staged} was made from {made[:12]}, and this is {now[:12]}\n"
    )


def test_what_was_tampered_with_after_staging_is_not_published(
    operator: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    staged = str(tmp_path / "staged")
    command.publish(NOTHING, None, stage=staged)
    write(tmp_path / "staged", {"index.html": "tampered"})
    assert command.publish(NOTHING, None, staged=staged) == 1
    assert "index.html:1: manifest: was changed after the build" in capsys.readouterr().err


def test_rolling_back_without_a_name_lists_the_states(
    operator: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    command.publish(NOTHING, None)
    capsys.readouterr()
    assert command.rollback("", NOTHING, None) == 0
    source = git(operator.folder, "rev-parse", "HEAD")
    assert capsys.readouterr().out == (
        f"{operator.tip()[:12]}  2026-09-21T14:13:20+00:00  Publish {source[:12]}\n"
    )


def test_a_rehearsal_shows_what_would_change_from_any_branch(
    operator: Project,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command.publish(NOTHING, None)
    git(operator.folder, "checkout", "-qb", "idea")
    operator.change({"index.html": HTML.format("Hello"), "new/index.html": HTML.format("New")})
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
    capsys.readouterr()
    assert command.rehearse(str(tmp_path / "staged"), NOTHING) == 0
    reported = capsys.readouterr().out
    gzipped = r"\d\d"  # zlib and its rivals differ by a byte or two
    assert re.fullmatch(
        "## What changes on the site\n"
        "1 added, 1 changed; 3 pages, 8 files, 233 bytes.\n"
        "\n"
        r"\| address \| change \| bytes \| gzipped \| lines \|\n"
        r"\| --- \| --: \| --: \| --: \| --: \|\n"
        rf"\| / \| changed \| 67 \(\+2\) \| {gzipped} \([+-]\d\) \| 1 \|\n"
        rf"\| /new/ \| added \| 63 \| {gzipped} \| 1 \|\n"
        "\n",
        reported,
    )
    assert (tmp_path / "summary").read_text() == reported
    assert (tmp_path / "output").read_text() == "url=https://site.example\n"
    assert (tmp_path / "staged/new/index.html").is_file()
    assert len(operator.history()) == 1


def test_a_rehearsal_tells_what_is_in_the_way_and_the_changes_too(
    operator: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    operator.change({"x/index.html": HTML.format("x")})
    command.publish(NOTHING, None)
    operator.change(remove="x/index.html")
    capsys.readouterr()
    assert command.rehearse(str(tmp_path / "staged"), NOTHING) == 1
    reported = capsys.readouterr()
    assert "| /x/ | removed |" in reported.out
    assert "/x/ would answer 404" in reported.err


def test_a_rehearsal_says_what_it_leaves_out(
    operator: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(operator.folder, {"site/new/index.html": HTML.format("New")})
    assert command.rehearse(str(tmp_path / "staged"), NOTHING) == 0
    reported = capsys.readouterr()
    assert "not committed, so left out: site/new/index.html\n" in reported.err
    assert "/new/" not in reported.out


def test_the_code_in_the_commit_builds_it(tmp_path: Path) -> None:
    for name in ("tools", "plugins"):
        ignored = shutil.ignore_patterns("node_modules", "__pycache__")
        shutil.copytree(ROOT / name, tmp_path / "source" / name, ignore=ignored)
    conf = SMALL_SITE.replace(str(ROOT), str(tmp_path / "source"))
    plugin = 'def register():\n    print(\'{"url": "not this"}\')\n'
    files = {
        "pelicanconf.py": f'{conf}PLUGINS = ["report", "loud"]\n',
        "publishconf.py": 'from pelicanconf import *\nSITEURL = "https://a.example"\n'
        'TIMEZONE = "Europe/Berlin"\n',
        "plugins/loud.py": plugin,
        "content/posts/a.md": "Title: A\nDate: 2020-01-01\n\nHello\n",
    }
    write(tmp_path / "source", files)
    built = command.BUILD_STEPS.build(tmp_path / "source", tmp_path / "built")
    assert built == SiteSettings("https://a.example", "Europe/Berlin")
    assert "Hello" in (tmp_path / "built/a.html").read_text()
    write(tmp_path / "source", {"publishconf.py": "from pelicanconf import *\n"})
    with pytest.raises(
        DiagnosticsError, match=r"^publishconf.py:1: SITEURL: is missing or empty; "
    ):
        command.BUILD_STEPS.build(tmp_path / "source", tmp_path / "built")


def test_a_rehearsal_needs_no_remote(operator: Project, tmp_path: Path) -> None:
    git(operator.folder, "remote", "remove", "origin")
    assert command.rehearse(str(tmp_path / "staged"), NOTHING) == 0
