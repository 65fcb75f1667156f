"""Checks of a staged site, cheap enough for each build: it has a front page and whole pages."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from report.diagnostic import Diagnostic

_END = b"</html>"
Check = Callable[[Path], Iterable[Diagnostic]]


def has_front_page(site: Path) -> Iterator[Diagnostic]:
    """The site has an `index.html`."""
    if not (site / "index.html").is_file():
        yield Diagnostic("index.html", 1, "output", "was not written", "see DIRECT_TEMPLATES")


def pages_are_whole(site: Path) -> Iterator[Diagnostic]:
    """Each page ends with `</html>`: none was cut short.

    One that is a link to a page of the live site was looked at when that was made.
    """
    for page in sorted(_pages(site)):
        if not _tail(page).rstrip().endswith(_END):
            name = page.relative_to(site).as_posix()
            yield Diagnostic(name, 1, "output", "does not end in </html>", "look at its template")


def _pages(site: Path) -> Iterator[Path]:
    """The pages that are no links; `Path.rglob` takes three times as long."""
    for folder, _, names in os.walk(site):
        pages = (Path(folder, name) for name in names if name.endswith(".html"))
        yield from (page for page in pages if page.stat().st_nlink == 1)


def _tail(page: Path) -> bytes:
    with page.open("rb") as file:
        file.seek(max(0, page.stat().st_size - 64))
        return file.read().lower()


CHECKS: tuple[Check, ...] = (has_front_page, pages_are_whole)


def check_output(site: Path, checks: tuple[Check, ...] = CHECKS) -> Iterator[Diagnostic]:
    """The diagnostics of all *checks* for the folder *site*."""
    for check in checks:
        yield from check(site)
