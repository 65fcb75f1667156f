"""Runs every rule on a site; a rule that could not run is a diagnostic, never a pass."""

from __future__ import annotations

import subprocess
from concurrent.futures import ThreadPoolExecutor

from report.diagnostic import Diagnostic
from tools.check.catalogue import PAGE_RULES, SITE_RULES, PageRule, SiteRule
from tools.check.diagnostics import named, not_run, rule_name
from tools.check.programs import ProgramError
from tools.check.rules.links import broken_link
from tools.check.rules.nu import nu_checker
from tools.check.rules.words import spelling
from tools.check.site_folder import SiteFolder

# They wait for other programs, so they run beside the rules in Python.
_SLOW = (nu_checker, broken_link, spelling)


def check(site: SiteFolder) -> list[Diagnostic]:
    """Every finding of every rule, sorted, each once."""
    if not site.pages:
        return [Diagnostic(site.folder.as_posix(), 1, "empty-site", "no HTML file", "build first")]
    quick = [rule for rule in SITE_RULES if rule not in _SLOW]
    with ThreadPoolExecutor(max_workers=len(_SLOW)) as pool:
        slow = [pool.submit(site_findings, rule, site) for rule in _SLOW]
        found = {f for rule in PAGE_RULES for f in page_findings(rule, site)}
        found |= {f for rule in quick for f in site_findings(rule, site)}
        return sorted(found.union(*(future.result() for future in slow)))


def page_findings(rule: PageRule, site: SiteFolder) -> list[Diagnostic]:
    """What *rule* says of every page but redirects, which `redirect` looks at."""
    return named(rule_name(rule), (each for page in site.full_pages for each in rule(page)))


def site_findings(rule: SiteRule, site: SiteFolder) -> list[Diagnostic]:
    """What *rule* says of the whole site, or that it could not run."""
    name = rule_name(rule)
    try:
        return named(name, rule(site))
    except (ProgramError, OSError, subprocess.SubprocessError) as error:
        return [not_run(site.folder.as_posix(), name, error)]
