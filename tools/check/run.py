"""Runs every rule over a site. What could not run is a finding, never a pass."""

from __future__ import annotations

import subprocess
from concurrent.futures import ThreadPoolExecutor

from tools.check.catalogue import PAGE_RULES, SITE_RULES, PageRule, SiteRule, rule_name
from tools.check.findings import Finding
from tools.check.programs import ProgramError
from tools.check.rules.links import broken_link
from tools.check.rules.nu import nu_checker
from tools.check.rules.words import spelling
from tools.check.site import Site

# They wait for other programs, so they run beside the rules in Python.
_SLOW = (nu_checker, broken_link, spelling)


def check(site: Site) -> list[Finding]:
    """Every finding of every rule, sorted, each once."""
    if not site.pages:
        return [Finding(site.folder.as_posix(), 1, "empty-site", "no HTML file; build first")]
    quick = [rule for rule in SITE_RULES if rule not in _SLOW]
    with ThreadPoolExecutor(max_workers=len(_SLOW)) as pool:
        slow = [pool.submit(site_findings, rule, site) for rule in _SLOW]
        found = {f for rule in PAGE_RULES for f in page_findings(rule, site)}
        found |= {f for rule in quick for f in site_findings(rule, site)}
        return sorted(found.union(*(future.result() for future in slow)))


def page_findings(rule: PageRule, site: Site) -> list[Finding]:
    """What *rule* says of every page but redirects, which `redirect` looks at."""
    name = rule_name(rule)
    found = (spot for page in site.full_pages for spot in rule(page))
    return [Finding(spot.path, spot.line, name, spot.message) for spot in found]


def site_findings(rule: SiteRule, site: Site) -> list[Finding]:
    """What *rule* says of the whole site, or that it could not run."""
    name = rule_name(rule)
    try:
        return [Finding(spot.path, spot.line, name, spot.message) for spot in rule(site)]
    except (ProgramError, OSError, subprocess.SubprocessError) as error:
        return [Finding(site.folder.as_posix(), 1, name, f"did not run: {error}")]
