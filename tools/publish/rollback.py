"""Brings an earlier state of the site back, as a new commit."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reviews.today import day_at
from tools.publish.branch import Branch
from tools.publish.branch_update import BranchUpdate, UpdateResult
from tools.publish.git import Git
from tools.publish.guard import NOTHING, Allowed, GuardInput
from tools.publish.publish_settings import read_settings
from tools.publish.published import HOLDS_BACK, Published, read_published
from tools.publish.publishing import message
from tools.publish.site_manifest import SiteManifest
from tools.publish.source_commit import require_remote
from tools.publish.staged_site import StagedSite, with_domain
from tools.publish.staging import PublishStaging
from tools.publish.status import PublishError, Status
from tools.publish.unpublished import read_sources


@dataclass(frozen=True, slots=True)
class State:
    """One commit of the publish branch; *when* is ISO 8601, *source* may be unknown."""

    commit: str
    when: str
    title: str
    source: str

    def __str__(self) -> str:
        return f"{self.commit[:12]}  {self.when}  {self.title}"


@dataclass(frozen=True)
class Rollback:
    """Rolls back what was published from *project*, the folder of a clone."""

    project: Path
    allowed: Allowed = NOTHING

    def states(self) -> list[State]:
        """What the branch has held, the newest first. Raises `PublishError` if there is nothing."""
        with self._staging.locked():
            branch = self._branch()
            try:
                return [*self._states(branch)]
            finally:
                branch.clear()

    def run(self, name: str) -> UpdateResult:
        """Publish again the state that *name* begins: a commit of the branch or of the source."""
        with self._staging.locked():
            branch = self._branch()
            try:
                return self._update_branch(branch, self._chosen(branch, name))
            finally:
                branch.clear()

    @property
    def _staging(self) -> PublishStaging:
        return PublishStaging(self.project / ".cache/publish")

    def _branch(self) -> Branch:
        git, settings = Git(self.project), read_settings(self.project / "publish.toml")
        require_remote(git, settings)
        branch = Branch(git, settings.remote, settings.branch)
        branch.clear()
        return branch

    def _states(self, branch: Branch) -> Iterator[State]:
        tip = branch.fetch()
        if tip is None:
            where = f"{branch.remote}/{branch.name}"
            raise PublishError(Status.UNREADY, f"nothing was ever published: there is no {where}")
        branch.deepen(tip)
        form = "%H%x00%cI%x00%s%x00%(trailers:key=Source,valueonly,separator=%x2C)%x1e"
        for line in branch.git.text("log", f"--format={form}", tip).split("\x1e"):
            if fields := line.strip("\n"):
                yield State(*fields.split("\0"))

    def _chosen(self, branch: Branch, name: str) -> State:
        known, name = [*self._states(branch)], name.lower()
        published = [state for state in known if state.commit.startswith(name)]
        built = [state for state in known if state.source.startswith(name)]
        fits = published or built[:1]
        if len(fits) == 1:
            return fits[0]
        text = f"{name}: no single state begins so; `invoke rollback` lists all {len(known)}"
        raise PublishError(Status.UNREADY, text)

    def _update_branch(self, branch: Branch, state: State) -> UpdateResult:
        settings = read_settings(self.project / "publish.toml")
        site = with_domain(self._restored(branch.git, state), settings.cname)
        now = int(time.time())
        day = day_at(now, site.manifest.zone)
        hidden = read_sources(self.project / "content", day).hidden
        terms = GuardInput(settings, hidden, self.allowed)

        def words(live: Published | None) -> str:
            return _message(site.manifest, state, live)

        return BranchUpdate(branch, site, terms, words, is_rollback=True).run(now)

    def _restored(self, git: Git, state: State) -> StagedSite:
        """The site of *state* in the staging folder, byte for byte."""
        earlier = read_published(git, state.commit)
        if earlier.manifest is None:
            text = f"{state.commit[:12]} has no manifest: it was not published by this task"
            raise PublishError(Status.UNREADY, text)
        folder = self._staging.site
        shutil.rmtree(folder, ignore_errors=True)
        earlier.tree.write(folder)
        return StagedSite(folder, earlier.manifest)


def _message(manifest: SiteManifest, state: State, live: Published | None) -> str:
    """The source that was live is held back, so that tonight's publishing does not return it."""
    held = live.held_back or (live.manifest.source if live.manifest else "") if live else ""
    trailers = {HOLDS_BACK: held} if held != manifest.source else {}
    return message(manifest, "Roll back to", Restores=state.commit, **trailers)
