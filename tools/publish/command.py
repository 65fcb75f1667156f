"""The commands publish, rehearse, verify and rollback; each returns its exit status."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

from report import render
from report.console import show
from report.diagnostic import Diagnostic
from report.github_annotations import annotate
from tools import PROJECT
from tools.github.job_summary import output, summarise
from tools.publish.branch_update import UpdateResult
from tools.publish.build_and_check import BUILD_STEPS
from tools.publish.changes import as_markdown
from tools.publish.exit_status import exit_status
from tools.publish.expected_manifest import expected
from tools.publish.git import Git
from tools.publish.guard import Allowed
from tools.publish.published import read_published
from tools.publish.publishing import Publisher, Rehearsal
from tools.publish.rollback import Rollback
from tools.publish.site_client import SiteClient
from tools.publish.source_commit import uncommitted
from tools.publish.status import PublishError, Status
from tools.publish.verification import Verdict, Verification

_RESERVED = (".example", ".invalid", ".localhost", ".test")  # RFC 2606, section 2
_NOBODYS = "{url} is nobody's address; set `address` in site.toml and publish again"


def publish(allowed: Allowed, wait: float | None, stage: str = "", staged: str = "") -> int:
    """Publish, or only *stage* into a folder, or publish what was *staged* in one.

    Then verify the live site for up to *wait* seconds, unless that is None.
    """
    publisher = Publisher(PROJECT, BUILD_STEPS, allowed)
    if stage:
        return exit_status(lambda: _stage(publisher, Path(stage)))
    if staged:
        return exit_status(lambda: _updated(publisher.publish_staged(Path(staged)), wait))
    return exit_status(lambda: _updated(publisher.publish(), wait))


def rehearse(folder: str, allowed: Allowed) -> int:
    """Say what publishing would run into and change, and leave the site in *folder*."""
    return exit_status(lambda: _rehearse(Publisher(PROJECT, BUILD_STEPS, allowed), Path(folder)))


def rollback(name: str, allowed: Allowed, wait: float | None) -> int:
    """Publish the state *name* again and verify it; without a name, list what there is."""
    rollback = Rollback(PROJECT, allowed)
    if not name:
        return exit_status(lambda: _listed(rollback))
    return exit_status(lambda: _updated(rollback.run(name), wait))


def verify(url: str, wait: float, manifest: str = "", form: str = "text") -> int:
    """Compare the site at *url* with *manifest*, else with what the publish branch holds."""
    return exit_status(lambda: _verify(_whole(url), wait, manifest, form))


def _whole(url: str) -> str:
    """*url*, given on the command line, which must have a scheme and a host."""
    if url and not re.match(r"https?://[^/]", url.strip(), re.IGNORECASE):
        raise PublishError(Status.UNREADY, f"--url {url}: begin it with https:// or http://")
    return url.strip()


def _stage(publisher: Publisher, folder: Path) -> int:
    site = publisher.stage(folder)
    print(f"Staged in {folder}: {site.pages:,} pages, {len(site.files):,} files.")
    return Status.DONE


def _rehearse(publisher: Publisher, folder: Path) -> int:
    if dirty := uncommitted(Git(publisher.project)):
        sys.stderr.write(f"not committed, so left out: {dirty}\n")
    return _rehearsed(publisher.rehearse(folder))


def _rehearsed(rehearsal: Rehearsal) -> int:
    words = as_markdown(rehearsal.changes, rehearsal.site)
    print(words)
    summarise(words)
    output("url", rehearsal.site.manifest.site)
    show(rehearsal.diagnostics)
    return Status.REFUSED if rehearsal.diagnostics else Status.DONE


def _listed(rollback: Rollback) -> int:
    for state in rollback.states():
        print(state)
    return Status.DONE


def _updated(updated: UpdateResult, wait: float | None) -> int:
    print(updated.words)
    if wait is None or not updated.new:
        return Status.DONE
    live = read_published(Git(PROJECT), updated.commit)
    url = live.manifest.site if live.manifest else ""
    if _is_nobodys(url):
        print(f"Not verified: {_NOBODYS.format(url=url)}")
        return Status.DONE
    sys.stderr.write(f"verifying {url} for up to {wait:.0f} seconds; --no-verify leaves that out\n")
    return _verify(url, wait)


def _is_nobodys(url: str) -> bool:
    """Whether *url* can be no site on the internet: empty, or under a name kept for examples."""
    return (urlsplit(url).hostname or "x.example").endswith(_RESERVED)


def _verify(url: str, wait: float, file: str = "", form: str = "text") -> int:
    manifest, gone = expected(url, file)
    if not url and _is_nobodys(manifest.site):
        raise PublishError(Status.UNREADY, _NOBODYS.format(url=manifest.site))
    live = SiteClient(url or manifest.site)
    verdict = Verification(live, manifest, gone, wait, progress=_progress).run()
    print(_report(live.url, verdict, form))
    return verdict.status


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done:,} of {total:,}" + ("\n" if done == total else ""))
        sys.stderr.flush()


def _report(url: str, verdict: Verdict, form: str) -> str:
    found = verdict.diagnostics
    if form == "json":
        result = {"url": url, "checked": verdict.checked, **render.as_data(found)}
        return json.dumps(result, indent=1)
    lines = [f"{url}{each}" for each in found]
    wrong = f"{len(found):,} not as they should be" if found else "all as published"
    text = "\n".join([*lines, f"{url}: {verdict.checked:,} addresses, {wrong}."])
    annotated = found and "GITHUB_ACTIONS" in os.environ
    return f"{text}\n{_annotation(url, len(found))}" if annotated else text


def _annotation(url: str, number: int) -> str:
    """One for all addresses, which are no files of the commit."""
    problem = f"{url} is not as published at {number:,} addresses"
    return annotate([Diagnostic("", 0, "verify", problem, "see the log")]).rstrip()
