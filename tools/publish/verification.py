"""Compares a live site with a manifest, file by file, and waits for a CDN to catch up."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from report.diagnostic import Diagnostic
from tools.publish.site_client import MANIFEST_LIMIT, Response, SiteClient
from tools.publish.site_manifest import FOR_THE_HOST, MANIFEST_PATH, File, SiteManifest, parse
from tools.publish.staged_site import address
from tools.publish.status import Status

_THREADS = 8
_NOWHERE = "/no-such-page-3f9d1c/"
Progress = Callable[[int, int], None]


KINDS = {  # by the field of a diagnostic, what the command ends with
    "differs": Status.DIFFERS,
    "missing": Status.DIFFERS,
    "extra": Status.DIFFERS,
    "stale": Status.STALE,
    "unreachable": Status.UNREACHABLE,
}


@dataclass(frozen=True)
class Verdict:
    """*diagnostics*, by address, is empty when all *checked* addresses are as they should be."""

    checked: int
    diagnostics: list[Diagnostic]

    @property
    def status(self) -> Status:
        """The worst: a wrong file, then an old site, then one that does not answer."""
        found = {KINDS[each.field] for each in self.diagnostics}
        return min(found, default=Status.DONE)


@dataclass(frozen=True)
class Verification:
    """Compares *live* with *manifest*; *gone* are paths that were published once and are no more.

    It gives up *patience* seconds after it began, and looks again every *pause* seconds.
    """

    live: SiteClient
    manifest: SiteManifest
    gone: Iterable[str] = ()
    patience: float = 600
    pause: float = 10
    progress: Progress = lambda _done, _all: None
    clock: Callable[[], float] = field(default=time.monotonic)
    wait: Callable[[float], None] = field(default=time.sleep)

    def run(self) -> Verdict:
        """Look until all is as it should be or patience ends."""
        end = self.clock() + self.patience
        stale = self._await_manifest(end)
        jobs: list[_Job] = [*self._files(), *self._absent(stale)]
        is_down = stale is not None and stale.answer.status == 0
        found = self._look(jobs, self.live.once() if is_down else self.live)
        while found and not stale and self.clock() < end:
            self.wait(self._rest(end))
            wrong = {each.path for each in found}
            found = self._look([job for job in jobs if job.address in wrong], self.live)
        return Verdict(len(jobs), sorted({*found, *([stale.diagnostic] if stale else [])}))

    def _await_manifest(self, end: float) -> _Stale | None:
        """Wait for the host to serve the manifest; else what it serves instead."""
        wanted = self.manifest.encode()
        live = self.live.once() if self.patience else self.live  # here the loop asks again
        while True:
            answer = live.fetch(f"/{MANIFEST_PATH}", MANIFEST_LIMIT)
            if answer.status == 200 and answer.content == wanted:
                return None
            if self.clock() >= end:
                return _Stale(answer)
            self.wait(self._rest(end))

    def _rest(self, end: float) -> float:
        return max(0.0, min(self.pause, end - self.clock()))

    def _files(self) -> Iterator[_Present]:
        for path, file in self.manifest.files.items():
            if path not in FOR_THE_HOST:
                yield _Present(address(path), file)

    def _absent(self, stale: _Stale | None) -> Iterator[_Absent]:
        """What must not answer, or only with the page for that."""
        listed = stale.manifest.files.keys() if stale and stale.manifest else set()
        for path in sorted({*self.gone, *listed} - self.manifest.files.keys() - FOR_THE_HOST):
            yield _Absent(address(path), None)
        yield _Absent(_NOWHERE, self.manifest.files.get("404.html"))

    def _look(self, jobs: Sequence[_Job], live: SiteClient) -> list[Diagnostic]:
        found: list[Diagnostic] = []
        with ThreadPoolExecutor(_THREADS) as pool:
            for done, each in enumerate(pool.map(lambda job: job.look(live), jobs), 1):
                found += [each] if each else []
                self.progress(done, len(jobs))
        return found


@dataclass(frozen=True)
class _Present:
    """At *address* lies *file*."""

    address: str
    file: File

    def look(self, live: SiteClient) -> Diagnostic | None:
        answer = live.fetch(self.address, self.file.size)
        if answer.status != 200:
            return _no_answer(self.address, answer)
        if answer.sha256 == self.file.sha256:
            return None
        got = f"{answer.size:,} bytes {answer.sha256[:12]}"
        if answer.size > self.file.size:
            got = "more"
        detail = f"want {self.file.size:,} bytes {self.file.sha256[:12]}, got {got}"
        return _at(self.address, "differs", detail)


@dataclass(frozen=True)
class _Absent:
    """At *address* lies nothing: the host answers 404, with *page* if there is one."""

    address: str
    page: File | None

    def look(self, live: SiteClient) -> Diagnostic | None:
        answer = live.fetch(self.address, self.page.size if self.page else 0)
        if answer.status == 200:
            return _at(self.address, "extra", "answers 200 and is in no manifest")
        if answer.status not in (404, 410):
            return _no_answer(self.address, answer)
        if self.page and answer.sha256 != self.page.sha256:
            return _at("/404.html", "differs", "a missing address shows another page")
        return None


def _at(address: str, kind: str, problem: str) -> Diagnostic:
    """At *address* the live site is not what it should be: *kind*, one of `KINDS`."""
    return Diagnostic(address, 0, kind, problem, "")


def _no_answer(where: str, answer: Response) -> Diagnostic:
    if answer.status in (404, 410):
        return _at(where, "missing", f"answers {answer.status}")
    return _at(where, "unreachable", answer.error or f"answers {answer.status}")


@dataclass(frozen=True)
class _Stale:
    """The *answer* of a host that does not serve the manifest."""

    answer: Response

    @property
    def manifest(self) -> SiteManifest | None:
        return parse(self.answer.content)

    @property
    def diagnostic(self) -> Diagnostic:
        place = f"/{MANIFEST_PATH}"
        if self.answer.status != 200:
            return _no_answer(place, self.answer)
        if self.manifest is None:
            return _at(place, "differs", "is no manifest")
        return _at(place, "stale", f"still of source {self.manifest.source[:12]}")


_Job = _Present | _Absent
