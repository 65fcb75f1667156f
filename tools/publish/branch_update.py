"""Guards, commits and pushes a site; tries again after another publisher has pushed first."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from report.diagnostic import Diagnostic
from tools.publish.branch import Branch
from tools.publish.git_tree import object_names
from tools.publish.guard import GuardInput, guard
from tools.publish.published import Published, Relation, read_published, relation
from tools.publish.site_manifest import MANIFEST_PATH
from tools.publish.staged_site import StagedSite
from tools.publish.status import PublishError, Status

TRIES = 5


class RefusedError(PublishError):
    """The site must not go out; *diagnostics* says all that is in the way."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = list(diagnostics)
        super().__init__(Status.REFUSED, "\n".join(str(each) for each in diagnostics))


@dataclass(frozen=True)
class UpdateResult:
    """*commit* is what the branch holds now; *new* tells whether it is ours."""

    commit: str
    new: bool
    words: str


@dataclass(frozen=True)
class BranchUpdate:
    """One *site* on its way to *branch* under *terms*.

    *message* makes the commit message for what is live; *is_rollback* allows for an older source.
    """

    branch: Branch
    site: StagedSite
    terms: GuardInput
    message: Callable[[Published | None], str]
    is_rollback: bool = False
    wait: Callable[[float], None] = field(default=time.sleep)

    def run(self, when: int) -> UpdateResult:
        """Deliver, with a commit of the time *when*. Raises `PublishError`: nothing has changed."""
        for attempt in range(TRIES):
            live = self.look()
            if words := self._nothing_to_do(live):
                return UpdateResult(live.tip if live else "", new=False, words=words)
            self.refuse(self.diagnostics(live))
            commit = self.branch.commit(self.site.folder, self.message(live), when)
            if self.branch.push(commit):
                return UpdateResult(commit, new=True, words=self._success_message(commit))
            self.wait(0.2 * 2**attempt)
        text = f"others published {TRIES} times meanwhile; publish again when they have finished"
        raise PublishError(Status.RACE, text)

    def look(self) -> Published | None:
        """What is live now, or None when nothing has been published yet."""
        tip = self.branch.fetch()
        return read_published(self.branch.git, tip) if tip else None

    def diagnostics(self, live: Published | None) -> list[Diagnostic]:
        """What the guard finds."""
        how = Relation.DESCENDANT
        if live and live.manifest and not self.is_rollback:
            how = relation(self.branch.git, self.site.manifest.source, live.manifest.source)
        return guard(self.site, self.terms, live, how)

    @staticmethod
    def refuse(diagnostics: Sequence[Diagnostic]) -> None:
        """Raises `RefusedError` if there are any."""
        if diagnostics:
            raise RefusedError(diagnostics)

    def _nothing_to_do(self, live: Published | None) -> str:
        if live is None:
            return ""
        if self._held_back(live):
            return (
                f"Nothing to publish: {live.held_back[:12]} was rolled back."
                " Publish a newer commit, or this one with --again."
            )
        if self._same(live):
            return f"Nothing to publish: {self.branch.name} holds this site already."
        return ""

    def _held_back(self, live: Published) -> bool:
        """Whether this source, or one before it, is what a rollback has withdrawn."""
        if not live.held_back or self.is_rollback or self.terms.allowed.again:
            return False
        source = self.site.manifest.source
        return relation(self.branch.git, live.held_back, source) is Relation.DESCENDANT

    def _same(self, live: Published) -> bool:
        """Whether every file is the same, except the manifest, which names the source."""
        there = {path: name for path, name in live.tree.blobs.items() if path != MANIFEST_PATH}
        if there.keys() != self.site.files.keys():
            return False
        return there == object_names(self.branch.git, self.site.folder, there)

    def _success_message(self, commit: str) -> str:
        where = f"{self.branch.remote}/{self.branch.name}"
        source = self.site.manifest.source[:12] + (" again" if self.is_rollback else "")
        return f"Published {source} to {where} as {commit[:12]}: {self.site.pages:,} pages."
