"""The search index of a built site: plain files that the search page reads, made by Pagefind."""

from __future__ import annotations

import re
import subprocess
import sys
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from report.plain_text import plain_text
from tools.build import search_filters
from tools.files.staging_folder import link

FOLDER: Final = "pagefind"
PAGE: Final = "search/index.html"
TEXTS: Final = "main > article"  # articles and pages; lists only repeat them
NOT_INDEXED: Final = (
    *(".references", ".cite", ".contents", ".byline", ".tag-list", ".review-facts"),
    *(".translations", "[popover]", "dd > details", ".page-record"),
)
_LANGUAGE: Final = re.compile(r"""<html[^>]*\blang=["']?([A-Za-z]{2,3})""")
_SCRIPT: Final = re.compile(r"<(su[bp])>(?:(?!</?su[bp]\b).){0,200}</\1>", re.DOTALL)
_PAGEFIND: Final = (sys.executable, "-m", "pagefind", "--site")
NEEDED: Final = re.compile(
    r"pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|.+\.pagefind|.+\.pf_meta"
)


class SearchError(RuntimeError):
    """The index could not be made; the message says what Pagefind said."""


def index_if_asked(site: Path) -> None:
    """Make the index if *site* has a search page. Raises SearchError."""
    if is_asked(site):
        index(site)


def is_asked(site: Path) -> bool:
    """Whether *site* has a search page, which reads the index."""
    return (site / PAGE).is_file()


def index(site: Path, target: Path | None = None) -> int:
    """Write the index of the pages in *site* to its folder `pagefind`, or to the folder *target*.

    Returns the number of pages in it. The same pages give the same files. Raises SearchError.
    """
    target = target or site / FOLDER
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        options = [*_options(target), *_one(site)]
        command = [*_PAGEFIND, str(_with_powers(site, Path(folder))), *options]
        result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    pages = re.search(r"Indexed (\d+) pages?", result.stdout)
    if result.returncode or pages is None:
        lines = (result.stderr or result.stdout).strip().splitlines()
        raise SearchError(f"Pagefind exited with {result.returncode}: {lines[-1] if lines else ''}")
    _drop_unneeded(target)
    search_filters.put_in_order(target)
    return int(pages[1])


def _options(target: Path) -> list[str]:
    options = ["--root-selector", TEXTS, "--exclude-selectors", ", ".join(NOT_INDEXED)]
    return [*options, "--output-path", str(target)]


def _with_powers(site: Path, folder: Path) -> Path:
    """*site*, or *folder* with its pages if one has a power, of which Pagefind would make 103."""
    pages = list(site.rglob("*.html"))
    changed = {page: html for page in pages if (html := _without_power(page)) is not None}
    for page in pages if changed else ():
        copy = folder / page.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if page in changed:
            copy.write_text(changed[page], encoding="utf-8")
        else:
            link(page, copy)
    return folder if changed else site


def _without_power(page: Path) -> str | None:
    """The HTML of *page* with its powers as text; None if it has none."""
    html = page.read_text(encoding="utf-8")
    text, powers = _SCRIPT.subn(lambda match: escape(plain_text(match[0])), html)
    return text if powers else None


def _one(site: Path) -> list[str]:
    """One index for all languages if there is one search page, which finds nothing in another.

    Where each language has a search page of its own, Pagefind makes an index of each.
    """
    if not is_asked(site) or any(site.glob("*/search/index.html")):
        return []
    found = _LANGUAGE.search((site / PAGE).read_text(encoding="utf-8"))
    return ["--force-language", found[1].lower()] if found else []


def _drop_unneeded(folder: Path) -> None:
    """Delete the user interfaces that Pagefind adds; the search page has its own."""
    for file in folder.iterdir():
        if file.is_file() and not NEEDED.fullmatch(file.name):
            file.unlink()
