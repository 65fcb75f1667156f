"""A project that publishes to a bare repository beside it, all in the folder of one test."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tools.publish.git import Git
from tools.publish.guard import Allowed
from tools.publish.publishing import BuildSteps, Publisher, SiteSettings
from tools.publish.rollback import Rollback

URL = "https://site.example"
HTML = '<!doctype html><html lang="en"><title>{0}</title><p>{0}</html>\n'
WHOLE = {
    "index.html": HTML.format("Home"),
    "404.html": HTML.format("Not found"),
    "sitemap.xml": "<urlset/>\n",
    "feeds/all.atom.xml": "<feed/>\n",
    "feeds/all.rss.xml": "<rss/>\n",
    "feeds/all.json": "{}\n",
}
PERSON = {
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_COUNT": "1",  # these repositories need not survive a power cut
    "GIT_CONFIG_KEY_0": "core.fsync",
    "GIT_CONFIG_VALUE_0": "none",
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **PERSON},
        check=False,
    )
    assert done.returncode == 0, f"git {' '.join(arguments)}: {done.stderr}"
    return done.stdout.rstrip("\n")


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


@dataclass
class Project:
    """A clone whose "build" copies its folder `site`, and the bare repository it came from."""

    folder: Path
    remote: Path
    meanwhile: Callable[[], None] = field(default=lambda: None)

    def change(self, files: Mapping[str, str | bytes] | None = None, remove: str = "") -> str:
        """Commit *files* below `site`, without what is named in *remove*; the new commit."""
        write(self.folder / "site", files or {})
        if remove:
            (self.folder / "site" / remove).unlink()
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-qm", "Change the site", "--allow-empty")
        return git(self.folder, "rev-parse", "HEAD")

    def build(self, source: Path, folder: Path) -> SiteSettings:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(source / "site", folder, symlinks=True)
        self.meanwhile()
        return SiteSettings(URL)

    def publisher(self, **allowed: bool) -> Publisher:
        steps = BuildSteps(self.build, lambda *_: [])
        return Publisher(self.folder, steps, Allowed(**allowed))

    def rollback(self, **allowed: bool) -> Rollback:
        return Rollback(self.folder, Allowed(**allowed))

    def live(self) -> dict[str, bytes]:
        """What the host would serve."""
        listed = Git(self.remote).raw("ls-tree", "-r", "-z", "--name-only", "gh-pages")
        names = [name.decode() for name in listed.split(b"\0") if name]
        return {name: Git(self.remote).raw("show", f"gh-pages:{name}") for name in names}

    def history(self) -> list[str]:
        """The titles of the commits of the publish branch, the newest first."""
        return git(self.remote, "log", "--format=%s", "gh-pages").splitlines()

    def tip(self) -> str:
        return git(self.remote, "rev-parse", "gh-pages")

    def clone(self, folder: Path, *options: str) -> Project:
        subprocess.run(
            ["git", "clone", "-q", *options, self.remote.as_uri(), str(folder)],
            env={**os.environ, **PERSON},
            check=True,
            capture_output=True,
        )
        return Project(folder, self.remote)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    for name, value in PERSON.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    remote, folder = tmp_path / "remote.git", tmp_path / "project"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(remote))
    git(tmp_path, "init", "-q", "-b", "main", str(folder))
    git(folder, "remote", "add", "origin", remote.as_uri())
    write(
        folder,
        {
            "requirements.txt": "pelican\n",
            ".gitignore": "/.cache/\n",
            "content/a.md": "---\ntitle: A\ndate: 2020-01-01\n---\nText.\n",
        },
    )
    made = Project(folder, remote)
    made.change(WHOLE)
    git(folder, "push", "-q", "-u", "origin", "main")
    return made
