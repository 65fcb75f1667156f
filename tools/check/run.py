"""Runs every rule over a site. What could not run is a finding, never a pass."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from tools.check.catalogue import PAGE_RULES, SITE_RULES, SiteRule, rule_name
from tools.check.rules.links import broken_link
from tools.check.rules.nu import nu_checker
from tools.check.rules.words import spelling
from tools.check.site import Site
from tools.findings import Finding
from tools.programs import ProgramError

# They wait for other programs, so they run beside the rules in Python.
_SLOW = (nu_checker, broken_link, spelling)


def check(site: Site) -> list[Finding]:
    """Every finding of every rule, sorted, each once."""
    if not site.pages:
        return [Finding(site.folder.as_posix(), 1, "empty-site", "no HTML file; build first")]
    with ThreadPoolExecutor(max_workers=len(_SLOW)) as pool:
        slow = [pool.submit(_site_rule, rule, site) for rule in _SLOW]
        found = {*_page_rules(site), *_site_rules(site), *_gathered(slow)}
    return sorted(found)


def _page_rules(site: Site) -> Iterator[Finding]:
    for rule in PAGE_RULES:
        for page in site.full_pages if rule.__name__ != "language" else site.pages:
            for spot in rule(page):
                yield Finding(spot.path, spot.line, rule_name(rule), spot.message)


def _site_rules(site: Site) -> Iterator[Finding]:
    for rule in SITE_RULES:
        if rule not in _SLOW:
            yield from _site_rule(rule, site)


def _site_rule(rule: SiteRule, site: Site) -> list[Finding]:
    name = rule_name(rule)
    try:
        return [Finding(spot.path, spot.line, name, spot.message) for spot in rule(site)]
    except (ProgramError, OSError, subprocess.SubprocessError) as error:
        return [Finding(site.folder.as_posix(), 1, name, f"did not run: {error}")]


def _gathered(futures: list[Future[list[Finding]]]) -> Iterator[Finding]:
    for future in futures:
        yield from future.result()
