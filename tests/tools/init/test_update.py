"""Updates of sites that were made from another: two generations, and what stands in the way."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.built_site import ROOT, write_files
from tools.cli.failures import CommandError
from tools.init.answers import Answers
from tools.init.command import replace
from tools.init.owned import OWNED
from tools.init.update import update

UPSTREAM = {
    "site.toml": 'name = "Upstream"\nexample = true\n',
    "content/posts/old.md": "An old post.\n",
    "content/references.bib": "",
    "tests/content/test_old.py": "",
    "theme/static/icons/icon.svg": "<svg>upstream</svg>\n",
    "README.md": "# Upstream\n",
    "plugins/tool.py": "first = 1\n",
    "docs/writing.md": "Write.\n",
}


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    done = subprocess.run(
        ["git", *who, *arguments],
        cwd=folder,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def commit(folder: Path, files: dict[str, str], message: str = "Change") -> None:
    write_files(folder, files)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", message)


def cloned(source: Path, folder: Path, name: str) -> Path:
    """A clone whose `upstream` is *source*."""
    git(folder, "clone", "--quiet", "--origin", "upstream", str(source), name)
    return folder / name


def own(folder: Path) -> dict[str, str]:
    """What is the site's own, as git has it at HEAD and as it is on the disk."""
    there = git(folder, "ls-files", "--", *OWNED).splitlines()
    return {name: (folder / name).read_text(encoding="utf-8") for name in there}


def fetched(folder: Path) -> str:
    git(folder, "fetch", "--quiet", "upstream")
    return update(folder, "upstream/main")


@pytest.fixture
def upstream(tmp_path: Path) -> Path:
    folder = tmp_path / "upstream"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, UPSTREAM)
    return folder


@pytest.fixture
def site(upstream: Path, tmp_path: Path) -> Path:
    """A site made of *upstream* by init, with a post of its own."""
    folder = cloned(upstream, tmp_path, "site")
    replace(folder, Answers("Crumbs", "https://crumbs.example", "blog"), date(2026, 1, 1))
    commit(folder, {"content/posts/own.md": "Our own.\n"}, "Begin")
    return folder


def change_everything(upstream: Path, word: str) -> None:
    """A release that changes tools and, without meaning to, every place that a site owns."""
    changed = {name: f"{text}{word}\n" for name, text in UPSTREAM.items()}
    new = {f"content/posts/{word}.md": "New.\n", f"tests/content/test_{word}.py": ""}
    commit(upstream, {**changed, **new, f"plugins/{word}.py": f"{word} = 1\n"}, word)


def test_two_updates_bring_the_tools_and_leave_the_sites_own_alone(
    upstream: Path, site: Path
) -> None:
    before = own(site)
    assert "content/posts/own.md" in before
    for word in ("one", "two"):
        change_everything(upstream, word)
        said = fetched(site)
        assert "3 files come from upstream/main" in said
        assert own(site) == before
        git(site, "commit", "--quiet", "-m", f"Update to {word}")
        assert (site / "plugins/tool.py").read_text() == f"first = 1\n{word}\n"
        assert (site / f"plugins/{word}.py").is_file()
    assert git(site, "status", "--porcelain") == ""
    assert fetched(site) == "upstream/main holds nothing new."


def test_a_clone_of_a_site_gets_the_tools_through_it(
    upstream: Path, site: Path, tmp_path: Path
) -> None:
    second = cloned(site, tmp_path, "second")
    commit(second, {"site.toml": 'name = "Second"\n', "content/posts/own.md": "Of the second.\n"})
    before = own(second)
    change_everything(upstream, "one")
    fetched(site)
    git(site, "commit", "--quiet", "-m", "Update")
    commit(site, {"content/posts/more.md": "Of the first alone.\n"})
    fetched(second)
    git(second, "commit", "--quiet", "-m", "Update")
    assert own(second) == before
    assert (second / "plugins/one.py").is_file()


def test_a_tool_that_both_have_changed_is_named_and_can_be_mended(
    upstream: Path, site: Path
) -> None:
    commit(site, {"plugins/tool.py": "first = 2\n"})
    change_everything(upstream, "one")
    with pytest.raises(CommandError, match=r"^update: plugins/tool.py: this site has changed it"):
        fetched(site)
    write_files(site, {"plugins/tool.py": "first = 2\none\n"})
    git(site, "add", "plugins/tool.py")
    git(site, "commit", "--quiet", "-m", "Update")
    assert (site / "content/posts/own.md").is_file()
    assert not (site / "content/posts/one.md").exists()


def test_changes_in_the_work_tree_are_not_mixed_with_an_update(upstream: Path, site: Path) -> None:
    change_everything(upstream, "one")
    write_files(site, {"content/posts/own.md": "Half a sentence"})
    with pytest.raises(CommandError, match="the work tree has changes; commit them first"):
        fetched(site)
    assert (site / "content/posts/own.md").read_text() == "Half a sentence"


def test_a_source_that_is_not_there_is_named_with_what_adds_it(site: Path) -> None:
    with pytest.raises(CommandError, match=r"^update: nowhere/main is not known here; `git remote"):
        update(site, "nowhere/main")


def test_the_documentation_names_every_path_that_is_a_sites_own() -> None:
    page = (ROOT / "docs/updating.md").read_text(encoding="utf-8")
    rows = "".join(re.findall(r"^\| (`.*?) \|", page, re.M))
    assert {path.rstrip("/") for path in re.findall(r"`([^`]+)`", rows)} == set(OWNED)
