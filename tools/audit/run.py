"""Runs every rule in two browsers at once; one that could not run is a diagnostic, never a pass."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import replace

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import sync_playwright

from report.diagnostic import Diagnostic
from tools.audit.catalogue import VISIT_RULES, VisitRule
from tools.audit.key_pages import missing
from tools.audit.lighthouse import Score, lighthouse, scores
from tools.audit.summary import score_table
from tools.audit.visitor import Visitor, launch
from tools.check.diagnostics import named, not_run, rule_name
from tools.check.page import Page
from tools.check.programs import ProgramError, chromium
from tools.check.site_folder import SiteFolder
from tools.github.job_summary import summarise
from tools.http.static_server import served

_BROWSERS = 2
_ERRORS = (ProgramError, BrowserError, OSError, subprocess.SubprocessError)


def audit(site: SiteFolder) -> list[Diagnostic]:
    """Every finding of every rule, sorted, each once."""
    if not site.full_pages:
        return [Diagnostic(site.folder.as_posix(), 1, "empty-site", "no HTML file", "build first")]
    try:
        chromium()
    except ProgramError as error:  # once instead of for each page
        return [not_run(site.folder.as_posix(), "browser", error)]
    with served(site.folder, site.url) as origin:
        return sorted({*_pages_findings(site, origin), *_lighthouse_findings(site, origin)})


def _pages_findings(site: SiteFolder, origin: str) -> Iterator[Diagnostic]:
    files = [page.file for page in site.full_pages]
    unparsed = replace(site)  # without what it has cached, which is large to send
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(_BROWSERS, spawn, open_browser, (unparsed, origin)) as pool:
        running = {pool.submit(page_findings, file): file for file in files}
        for count, done in enumerate(as_completed(running), start=1):
            _progress(f"{count} of {len(files)} pages: {running[done]}")
            yield from done.result()


_visitors: list[Visitor] = []  # the one visitor of a worker process, or none when no browser opened
_sites: list[SiteFolder] = []


def open_browser(site: SiteFolder, origin: str) -> None:
    """Begins a worker: one browser for all the pages that it will look at.

    The browser ends with the worker: Playwright's driver closes it when its own pipe closes.
    """
    _sites[:] = [site]
    with suppress(*_ERRORS):
        _visitors[:] = [Visitor(launch(sync_playwright().start()), site, origin)]


def page_findings(file: str) -> list[Diagnostic]:
    """What every rule finds in the page *file*, in this worker's browser."""
    page = next(page for page in _sites[0].full_pages if page.file == file)
    if not _visitors:
        return [not_run(page.path, "browser", "Chromium does not start")]
    return [f for rule in VISIT_RULES for f in _rule_findings(rule, _visitors[0], page)]


def _rule_findings(rule: VisitRule, visitor: Visitor, page: Page) -> list[Diagnostic]:
    name = rule_name(rule)
    try:
        return named(name, rule(visitor, page))
    except _ERRORS as error:
        return [not_run(page.path, name, error)]


def _lighthouse_findings(site: SiteFolder, origin: str) -> list[Diagnostic]:
    found: list[Score] = []
    try:
        for score in scores(site, origin):
            _progress(f"Lighthouse {score.page.file} {score.category} {score.shown}")
            found.append(score)
    except _ERRORS as error:
        return [not_run(site.folder.as_posix(), "lighthouse", error)]
    summarise(score_table(found))
    return [*missing(site, "lighthouse"), *named("lighthouse", lighthouse(site, found))]


def _progress(text: str) -> None:
    sys.stderr.write(f"audit: {text}\n")
    sys.stderr.flush()
