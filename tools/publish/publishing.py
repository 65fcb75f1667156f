"""Publishes a commit: export, build, check, guard, update of the branch."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from report.diagnostic import Diagnostic
from tools.cli import numbers
from tools.publish.branch import Branch
from tools.publish.branch_update import BranchUpdate, UpdateResult
from tools.publish.changes import Change, changes
from tools.publish.git import Git
from tools.publish.git_tree import export
from tools.publish.guard import NOTHING, Allowed, GuardInput
from tools.publish.publish_settings import read_settings
from tools.publish.site_manifest import SiteManifest
from tools.publish.source_commit import commit_to_publish
from tools.publish.staged_site import StagedSite, copy_site, read_staged_site, write_manifest
from tools.publish.staging import PublishStaging
from tools.publish.status import PublishError, Status
from tools.publish.unpublished import empty, read_sources


class SiteSettings(NamedTuple):
    """What the settings of a site say: the address of its home page, and its time zone."""

    url: str
    zone: str = "UTC"


Build = Callable[[Path, Path], SiteSettings]


@dataclass(frozen=True)
class BuildSteps:
    """How a site is made and judged.

    `build(source, folder)` writes the publishing build of the project in *source* into *folder* and
    returns what its settings say; `check(source, folder, url)` gives what is wrong with it there.
    """

    build: Build
    check: Callable[[Path, Path, str], list[Diagnostic]]


@dataclass(frozen=True)
class Rehearsal:
    """What publishing *site* would run into, and what it would change."""

    site: StagedSite
    diagnostics: list[Diagnostic]
    changes: list[Change]


@dataclass(frozen=True)
class Publisher:
    """Publishes the *project*, the folder of a clone."""

    project: Path
    steps: BuildSteps
    allowed: Allowed = NOTHING

    def publish(self) -> UpdateResult:
        """Build the site and deliver it. Raises `PublishError`, and nothing has changed."""
        source = self._source()
        with self._staging.locked():
            site = self._make(source)
            return self._update_branch(site, self._checked(site))

    def stage(self, folder: Path) -> StagedSite:
        """Do all but the update, and leave the site in *folder*. Raises `PublishError`."""
        source = self._source()
        with self._staging.locked():
            site = self._make(source)
            update = self._branch_update(site)
            update.refuse([*self._checked(site), *update.diagnostics(update.look())])
            update.branch.clear()
        _replace(folder, site.folder)
        return StagedSite(folder, site.manifest)

    def rehearse(self, folder: Path) -> Rehearsal:
        """Do as `stage`, from any branch and commit, and tell all instead of stopping."""
        git, settings = Git(self.project), read_settings(self.project / "publish.toml")
        with self._staging.locked():
            site = self._make(git.text("rev-parse", "HEAD"))
            update = self._branch_update(site, is_rollback=True)
            live = update.look() if settings.remote in git.text("remote").split() else None
            diagnostics = sorted({*self._checked(site), *update.diagnostics(live)})
            update.branch.clear()
            found = changes(site, live)
        _replace(folder, site.folder)
        return Rehearsal(StagedSite(folder, site.manifest), diagnostics, found)

    def publish_staged(self, folder: Path) -> UpdateResult:
        """Deliver what `stage` has left in *folder*, of the same commit. Raises `PublishError`."""
        source = self._source()
        made_from = read_staged_site(folder).manifest.source
        if made_from != source:
            text = f"{folder} was made from {made_from[:12]}, and this is {source[:12]}"
            raise PublishError(Status.UNREADY, text)
        with self._staging.locked():
            self._export(source)
            _replace(self._staging.site, folder)
            return self._update_branch(read_staged_site(self._staging.site), [])

    @property
    def _staging(self) -> PublishStaging:
        return PublishStaging(self.project / ".cache/publish")

    def _source(self) -> str:
        return commit_to_publish(Git(self.project), read_settings(self.project / "publish.toml"))

    def _export(self, commit: str) -> None:
        export(Git(self.project), commit, self._staging.source)

    def _make(self, commit: str) -> StagedSite:
        self._export(commit)
        return make(self._staging.source, self._staging, self.steps.build, commit)

    def _checked(self, site: StagedSite) -> list[Diagnostic]:
        source = self._staging.source
        sources = read_sources(source / "content", site.manifest.day)
        return [*empty(sources), *self.steps.check(source, site.folder, site.manifest.site)]

    def _branch_update(self, site: StagedSite, is_rollback: bool = False) -> BranchUpdate:
        source = self._staging.source
        settings = read_settings(source / "publish.toml")
        hidden = read_sources(source / "content", site.manifest.day).hidden
        branch = Branch(Git(self.project), settings.remote, settings.branch)
        branch.clear()
        terms = GuardInput(settings, hidden, self.allowed)
        return BranchUpdate(branch, site, terms, lambda _: message(site.manifest), is_rollback)

    def _update_branch(self, site: StagedSite, findings: list[Diagnostic]) -> UpdateResult:
        update = self._branch_update(site)
        if findings:
            update.refuse([*findings, *update.diagnostics(update.look())])
        try:
            return update.run(site.manifest.clock)
        finally:
            update.branch.clear()


def make(project: Path, place: PublishStaging, build: Build, commit: str) -> StagedSite:
    """The site of *project* as it goes out, in *place*; the one function that looks at the clock.

    `SOURCE_DATE_EPOCH`, if set, is what the clock says.
    """
    clock = numbers.epoch(os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(time.time()))))
    site = build(project, place.built)
    copy_site(place.built, place.site, read_settings(project / "publish.toml").cname)
    requirements = hashlib.sha256((project / "requirements.txt").read_bytes())
    return write_manifest(place.site, site.url, commit, clock, requirements.hexdigest(), site.zone)


def message(manifest: SiteManifest, title: str = "Publish", **trailers: str) -> str:
    """The commit message. It quotes nothing of the source's, which could say `[skip ci]`."""
    facts = {"Source": manifest.source, "Manifest": f"sha256:{manifest.digest()}", **trailers}
    lines = "".join(f"{name.replace('_', '-')}: {fact}\n" for name, fact in facts.items() if fact)
    return f"{title} {manifest.source[:12]}\n\n{lines}"


def _replace(folder: Path, new: Path) -> None:
    if folder.resolve() != new.resolve():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(new, folder, symlinks=True)
