"""Lighthouse, mobile preset: all four categories, performance as the median of three runs.

A median under the floor is measured once more, since a busy machine can only slow a page.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from report.diagnostic import Diagnostic
from tools.audit.key_pages import key_pages
from tools.audit.visitor import FLAGS
from tools.check.page import Page
from tools.check.programs import ProgramError, chromium, node, node_module
from tools.check.site_folder import SiteFolder

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_RUNS = 3


@dataclass(frozen=True)
class Score:
    """*value* is from 0 to 100; *failed* are the audits that cost points.

    *largest_paint*, in milliseconds on Lighthouse's phone, comes with performance.
    """

    page: Page
    category: str
    value: float
    failed: tuple[str, ...]
    largest_paint: float | None = None

    @property
    def shown(self) -> str:
        """For a table or a line of progress."""
        paint = f", largest paint {self.largest_paint:g} ms" if self.largest_paint else ""
        return f"{self.value:g}{paint}"


def scores(site: SiteFolder, origin: str) -> Iterator[Score]:
    """The scores of the key pages. Raises `ProgramError`."""
    for page in key_pages(site, "lighthouse"):
        address = f"{origin}{page.address.removeprefix(site.url)}"
        yield from _page_scores(page, address, site.settings.lighthouse_floor)


def lighthouse(site: SiteFolder, found: list[Score]) -> Iterator[Diagnostic]:
    """Lighthouse gives the key pages the score wanted in all four categories."""
    for score in found:
        floor = site.settings.lighthouse_floor
        if score.value < floor:
            why = "; ".join(score.failed) or "timing alone"
            yield score.page.diagnostic(
                1, f"{score.category} {score.value:g}, under {floor:g}: {why}"
            )


class _Timing(NamedTuple):
    """One run: *performance* from 0 to 100, *largest_paint* in milliseconds."""

    performance: float
    largest_paint: float


def _page_scores(page: Page, address: str, floor: float) -> Iterator[Score]:
    first = _report(address, CATEGORIES)
    timing = _median([_timing(first), *_timings(address, _RUNS - 1)])
    if timing.performance < floor:  # what else the machine does can only slow a page: measure again
        again = _median(_timings(address, _RUNS))
        timing = max(timing, again, key=lambda each: (each.performance, -each.largest_paint))
    failed = _failed(first, "performance")
    yield Score(page, "performance", timing.performance, failed, timing.largest_paint)
    for category in CATEGORIES[1:]:
        yield Score(page, category, _value(first, category), _failed(first, category))


def _median(timings: list[_Timing]) -> _Timing:
    """The median of each value."""
    return _Timing(*map(statistics.median, zip(*timings, strict=True)))


def _timings(address: str, runs: int) -> list[_Timing]:
    return [_timing(_report(address, ("performance",))) for _ in range(runs)]


def _timing(report: dict[str, Any]) -> _Timing:
    paint = report["audits"]["largest-contentful-paint"].get("numericValue")
    if paint is None:
        raise ProgramError("Lighthouse saw no largest paint")
    return _Timing(_value(report, "performance"), round(paint))


def _report(address: str, categories: tuple[str, ...]) -> dict[str, Any]:
    cli = node_module("lighthouse") / "cli/index.js"
    flags = " ".join(("--headless=new", *FLAGS))
    command = [node(), str(cli), address, "--output=json", "--quiet", f"--chrome-flags={flags}"]
    done = subprocess.run(
        [*command, f"--only-categories={','.join(categories)}"],
        env={**os.environ, "CHROME_PATH": chromium()},
        capture_output=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )
    if done.returncode:
        raise ProgramError(f"Lighthouse stopped at {address}: {done.stderr.strip()[:300]}")
    report: dict[str, Any] = json.loads(done.stdout)
    if report.get("runtimeError"):
        raise ProgramError(f"Lighthouse could not load {address}: {report['runtimeError']}")
    return report


def _value(report: dict[str, Any], category: str) -> float:
    """From 0 to 100; a category without a score has not run."""
    value: float | None = report["categories"][category]["score"]
    if value is None:
        raise ProgramError(f"Lighthouse gave no score for {category}")
    return round(value * 100, 1)


def _failed(report: dict[str, Any], category: str) -> tuple[str, ...]:
    audits = report["audits"]
    weighed = [ref["id"] for ref in report["categories"][category]["auditRefs"] if ref["weight"]]
    return tuple(
        f"{name} ({audits[name].get('displayValue') or audits[name]['title']})"
        for name in weighed
        if (audits[name]["score"] or 0) < 0.9
        and audits[name]["scoreDisplayMode"] != "notApplicable"
    )
