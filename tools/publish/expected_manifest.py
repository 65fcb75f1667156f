"""Finds the manifest that a live site is compared with."""

from __future__ import annotations

import sys
from pathlib import Path

from tools import PROJECT
from tools.publish.branch import Branch
from tools.publish.compared_with_published import is_hashed
from tools.publish.git import Git
from tools.publish.publish_settings import read_settings
from tools.publish.published import Published, read_published
from tools.publish.site_client import SiteClient
from tools.publish.site_manifest import MANIFEST_PATH, SiteManifest, parse
from tools.publish.source_commit import require_remote
from tools.publish.status import PublishError, Status


def expected(url: str, file: str) -> tuple[SiteManifest, list[str]]:
    """The manifest to compare with, and paths that must not answer."""
    if file:
        return _from_file(Path(file)), []
    try:
        return _from_branch()
    except PublishError as stopped:
        own = SiteClient(url).manifest() if url else None
        if own is None or stopped.status is not Status.UNREADY:
            raise
        sys.stderr.write(f"{stopped}.\nThe site is compared with its own manifest.\n")
        return own, []


def _from_file(path: Path) -> SiteManifest:
    path = path / MANIFEST_PATH if path.is_dir() else path
    manifest = parse(path.read_bytes()) if path.is_file() else None
    if manifest is None:
        raise PublishError(Status.UNREADY, f"{path} is no manifest")
    return manifest


def _from_branch() -> tuple[SiteManifest, list[str]]:
    """The manifest at the tip of the branch, and the paths that its history has deleted."""
    git, settings = Git(PROJECT), read_settings(PROJECT / "publish.toml")
    require_remote(git, settings)
    branch = Branch(git, settings.remote, settings.branch)
    try:
        tip = branch.fetch()
        live = read_published(git, tip) if tip else None
        if live is None or live.manifest is None:
            text = f"{branch.remote}/{branch.name} has no manifest; name one with --manifest"
            raise PublishError(Status.UNREADY, text)
        return live.manifest, _deleted(git, live)
    finally:
        branch.leave()


def _deleted(git: Git, live: Published) -> list[str]:
    output = git.text(
        "log", "--diff-filter=D", "--no-renames", "--name-only", "-z", "--format=", live.tip
    )
    names = {name for name in output.split("\0") if name and not is_hashed(name)}
    return sorted(names - live.paths)
