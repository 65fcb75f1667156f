"""Brings a site to the branch: guard, commit, push; once more when somebody else was faster."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from report.mistake import Mistake
from tools.publish.branch import Branch
from tools.publish.candidate import Candidate
from tools.publish.guard import Terms, guard
from tools.publish.live import Descent, Live, descent, read_live
from tools.publish.manifest import PLACE
from tools.publish.outcome import Status, Stopped
from tools.publish.tree import names_in_git

TRIES = 5


class Refused(Stopped):
    """The site must not go out; *mistakes* says all that is in the way."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = list(mistakes)
        super().__init__(Status.REFUSED, "\n".join(str(mistake) for mistake in mistakes))


@dataclass(frozen=True)
class Delivered:
    """*commit* is what the branch holds now; *new* tells whether it is ours."""

    commit: str
    new: bool
    words: str


@dataclass(frozen=True)
class Delivery:
    """One *site* on its way to *branch* under *terms*.

    *message* makes the commit message for what is live; *goes_back* allows for an older source.
    """

    branch: Branch
    site: Candidate
    terms: Terms
    message: Callable[[Live | None], str]
    goes_back: bool = False
    wait: Callable[[float], None] = field(default=time.sleep)

    def run(self, when: int) -> Delivered:
        """Deliver; the commit bears the time *when*. Raises `Stopped`, and nothing has changed."""
        for attempt in range(TRIES):
            live = self.look()
            if words := self._nothing_to_do(live):
                return Delivered(live.tip if live else "", new=False, words=words)
            self.refuse(self.mistakes(live))
            commit = self.branch.commit(self.site.folder, self.message(live), when)
            if self.branch.push(commit):
                return Delivered(commit, new=True, words=self._told(commit))
            self.wait(0.2 * 2**attempt)
        text = f"others published {TRIES} times meanwhile; publish again when they have finished"
        raise Stopped(Status.RACE, text)

    def look(self) -> Live | None:
        """What is live now, or None when nothing has been published yet."""
        tip = self.branch.fetch()
        return read_live(self.branch.git, tip) if tip else None

    def mistakes(self, live: Live | None) -> list[Mistake]:
        """What the guard finds."""
        how = Descent.FOLLOWS
        if live and live.manifest and not self.goes_back:
            how = descent(self.branch.git, self.site.manifest.source, live.manifest.source)
        return guard(self.site, self.terms, live, how)

    @staticmethod
    def refuse(mistakes: Sequence[Mistake]) -> None:
        """Raises `Refused` if there are any."""
        if mistakes:
            raise Refused(mistakes)

    def _nothing_to_do(self, live: Live | None) -> str:
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

    def _held_back(self, live: Live) -> bool:
        """Whether this source, or one before it, is what a rollback has withdrawn."""
        if not live.held_back or self.goes_back or self.terms.allowed.again:
            return False
        source = self.site.manifest.source
        return descent(self.branch.git, live.held_back, source) is Descent.FOLLOWS

    def _same(self, live: Live) -> bool:
        """Whether every file is the same, except the manifest, which names the source."""
        there = {path: name for path, name in live.tree.blobs.items() if path != PLACE}
        if there.keys() != self.site.files.keys():
            return False
        return there == names_in_git(self.branch.git, self.site.folder, there)

    def _told(self, commit: str) -> str:
        where = f"{self.branch.remote}/{self.branch.name}"
        source = self.site.manifest.source[:12] + (" again" if self.goes_back else "")
        return f"Published {source} to {where} as {commit[:12]}: {self.site.pages:,} pages."
