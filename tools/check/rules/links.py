"""Rules about links inside the site: pages, anchors, files, redirects."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from report.diagnostic import Diagnostic
from tools.check.diagnostics import diagnostic
from tools.check.page import Page, attribute
from tools.check.programs import ProgramError, lychee
from tools.check.site_folder import SiteFolder

_REFRESH = re.compile(r"^\s*(\d+)\s*;\s*url\s*=\s*['\"]?(.*?)['\"]?\s*$", re.IGNORECASE)


def broken_link(site: SiteFolder) -> Iterator[Diagnostic]:
    """Each link to a page, an anchor or a file of this site leads somewhere (lychee, offline)."""
    with tempfile.TemporaryDirectory() as folder:
        root = _staged(site, Path(folder))
        report = _lychee_report(site, Path(folder), root)
        for file, errors in report["error_map"].items():
            for error in errors:
                link = error.get("remap", {}).get("original", error)["url"]
                link = link.replace(f"file://{folder}", "")
                yield diagnostic(
                    site.shown(Path(file).relative_to(root).as_posix()),
                    error.get("span", {}).get("line", 1),
                    f"{link}: {error['status']['text'].split('.')[0].lower()}",
                )


def _staged(site: SiteFolder, folder: Path) -> Path:
    """The site below *folder* at the path at which it is served, so that /repo/… is found."""
    root = folder.joinpath(*urlsplit(site.url).path.strip("/").split("/"))
    if root == folder:
        root = folder / "site"
        root.symlink_to(site.folder.resolve())
        return root
    root.parent.mkdir(parents=True, exist_ok=True)
    root.symlink_to(site.folder.resolve())
    return root


def _lychee_report(site: SiteFolder, folder: Path, root: Path) -> dict[str, Any]:
    """What lychee says of all pages; every page must be in it, or it has not done its work."""
    served = root if not urlsplit(site.url).path.strip("/") else folder
    command = [lychee(), "--offline", "--include-fragments", "--no-progress", "--no-ignore"]
    command += ["--format", "json", "--index-files", "index.html", "--root-dir", str(served)]
    if site.url:
        command += ["--remap", f"^{re.escape(site.url)}(/.*)?$ file://{root}$1"]
    pages = "\n".join(str(root / page.file) for page in site.pages)
    done = subprocess.run(
        [*command, "--files-from", "-"],
        input=pages,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    if done.returncode not in (0, 2):
        raise ProgramError(f"lychee stopped: {done.stderr.strip()[:300]}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def redirect(site: SiteFolder) -> Iterator[Diagnostic]:
    """A redirect page leads at once to a page of this site that is no redirect, its canonical."""
    for page in (page for page in site.pages if page.is_redirect):
        target = _target(page)
        if target is None:
            yield page.diagnostic(1, 'want <meta http-equiv="refresh" content="0; url=…">')
            continue
        if file := site.file_at(target, page.address):
            if file not in site.files:
                yield page.diagnostic(1, f"{target} is not a page of this site")
            elif site.by_address[site.address(file)].is_redirect:
                yield page.diagnostic(1, f"{target} redirects again", "lead to the last page")
        canonical = [attribute(link, "href") for link in page.links("canonical")]
        if canonical != ([target] if site.url else []):
            wanted = target if site.url else "none, since the site has no address"
            yield page.diagnostic(1, f"canonical is {canonical}", f"want {wanted}")


def orphan(site: SiteFolder) -> Iterator[Diagnostic]:
    """A reader who starts at the home page and follows links comes to each indexable page."""
    reached, queue = {"index.html"}, ["index.html"]
    pages = {page.file: page for page in site.full_pages}
    while queue:
        page = pages.get(queue.pop())
        new = _linked_files(site, page) - reached if page else set()
        reached |= new
        queue += sorted(new)
    for page in site.full_pages:
        if page.is_indexable and page.file not in reached:
            yield page.diagnostic(1, "no page that the home page leads to links here")


def _linked_files(site: SiteFolder, page: Page) -> set[str]:
    links = (attribute(anchor, "href") for anchor in page.elements("a", "area"))
    return {file for link in links if link and (file := site.file_at(link, page.address))}


def _target(page: Page) -> str | None:
    refresh = next((attribute(m, "content") for m in page.meta("refresh")), "")
    match = _REFRESH.match(refresh)
    return urljoin(page.address, match[2]) if match and match[1] == "0" else None
