"""Checks links to other sites, with a cache of recent answers and polite limits.

A page that fails is asked again; only one that has failed in three runs in a row is a finding,
because other people's servers have bad days too.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from html import escape
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from report.diagnostic import Diagnostic
from tools.check.diagnostics import not_run
from tools.check.page import Page, attribute
from tools.check.programs import ProgramError, lychee
from tools.check.site_folder import SiteFolder

_RULE = "external-link"
_PATIENCE = 3  # runs in a row
_MEMORY = Path(".cache/links")
_POLITE = (
    *("--max-concurrency", "8", "--host-concurrency", "1", "--host-request-interval", "1s"),
    *("--max-retries", "3", "--retry-wait-time", "5", "--timeout", "30", "--max-redirects", "5"),
    *("--cache", "--max-cache-age", "6d", "--cache-exclude-status", "400.."),
    # 403, 429 and 503 are how publishers answer programs; a reader with a browser gets the page.
    *("--accept", "200..=299,403,429,503", "--user-agent", "link check (weekly)"),
)

Wheres = dict[str, list[tuple[Page, int]]]


def links(site: SiteFolder, memory: Path = _MEMORY, patience: int = _PATIENCE) -> list[Diagnostic]:
    """A finding for each place that links to an address that failed *patience* runs in a row.

    *memory* is a folder for the answers of the last days and the failures so far.
    """
    wheres = external_links(site)
    memory.mkdir(parents=True, exist_ok=True)
    try:
        failed = _failures(sorted(wheres), memory)
    except (ProgramError, OSError, subprocess.SubprocessError) as error:
        return [not_run(site.folder.as_posix(), _RULE, error)]
    counts = _counted(failed, memory / "failures.json")
    lasting = {link: why for link, why in failed.items() if counts[link] >= patience}
    return sorted(_findings(lasting, wheres, counts))


def external_links(site: SiteFolder) -> Wheres:
    """Where each address of another host is linked from."""
    found: Wheres = defaultdict(list)
    for page in site.full_pages:
        for anchor in page.elements("a", "area"):
            link = attribute(anchor, "href").partition("#")[0]
            is_web = urlsplit(link).scheme in ("http", "https")
            if is_web and site.file_at(link, page.address) is None:
                found[link].append((page, anchor.origin_line or 1))
    return found


def _failures(addresses: list[str], memory: Path) -> dict[str, str]:
    """Why each address failed. Raises `ProgramError` when lychee has not asked them all."""
    if not addresses:
        return {}
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as listed:
        listed.write("\n".join(f'<a href="{escape(link)}">.</a>' for link in addresses))
        listed.flush()
        command = [lychee(), *_POLITE, "--no-progress", "--format", "json", listed.name]
        done = subprocess.run(
            command, cwd=memory, capture_output=True, encoding="utf-8", check=False
        )
    if done.returncode not in (0, 2):
        raise ProgramError(f"lychee stopped: {done.stderr.strip()[:300]}")
    report: dict[str, Any] = json.loads(done.stdout)
    if report["unique"] < len(addresses):
        raise ProgramError(f"lychee asked {report['unique']} of {len(addresses)} addresses")
    errors = chain(*report["error_map"].values(), *report["timeout_map"].values())
    return {error["url"]: error["status"]["text"] for error in errors}


def _counted(failed: dict[str, str], file: Path) -> dict[str, int]:
    """How many runs in a row each address has failed, this one included; kept in *file*."""
    before: dict[str, int] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    counts = {link: before.get(link, 0) + 1 for link in sorted(failed)}
    file.write_text(json.dumps(counts, indent=1) + "\n", encoding="utf-8")
    return counts


def _findings(
    failed: dict[str, str], wheres: Wheres, counts: dict[str, int]
) -> Iterator[Diagnostic]:
    for link, why in failed.items():
        for page, line in wheres.get(link, []):
            problem = f"{link}: {why} ({counts[link]} runs in a row)"
            remedy = "mend the link or remove it"
            yield Diagnostic(page.path, line, _RULE, problem, remedy, value=link)
