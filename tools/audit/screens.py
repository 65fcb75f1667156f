"""Takes screenshots of key pages at four widths, light and dark, and that of the README."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import sync_playwright

from report.diagnostic import Diagnostic
from tools.audit.key_pages import key_pages, missing
from tools.audit.visitor import Reader, Visitor, launch
from tools.check.diagnostics import not_run
from tools.check.page import Page
from tools.check.programs import ProgramError
from tools.check.site_folder import SiteFolder
from tools.http.static_server import served

_SIZES = ((360, 740), (768, 1024), (1280, 800), (1920, 1080))
_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_COLOURS = 64  # line art and text need no more; the file is a fifth


def take_screens(site: SiteFolder) -> list[Diagnostic]:
    """`screens` where this project keeps them."""
    return screens(site, Path("reports/screens"), Path("docs/screenshot.png"))


def screens(site: SiteFolder, folder: Path, readme: Path | None = None) -> list[Diagnostic]:
    """Writes `<page>-<width>-<scheme>.png` into *folder*; a page that is not there is a finding."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with served(site.folder, site.url) as origin, sync_playwright() as playwright:
            visitor = Visitor(launch(playwright), site, origin)
            pages = key_pages(site, "screens")
            for page in pages:
                _take(visitor, page, folder)
            if readme and pages:
                _readme_picture(visitor, pages[0], readme)
            visitor.browser.close()
    except ProgramError as error:
        return [not_run(site.folder.as_posix(), "screens", error)]
    return list(missing(site, "screens"))


def _take(visitor: Visitor, page: Page, folder: Path) -> None:
    name = page.file.removesuffix("index.html").strip("/").replace("/", "-") or "home"
    for width, height in _SIZES:
        for scheme in _SCHEMES:
            picture = _picture(visitor, page, Reader(width, height, scheme, motion="reduce"))
            (folder / f"{name}-{width}-{scheme}.png").write_bytes(picture)


def _picture(visitor: Visitor, page: Page, reader: Reader, *, whole: bool = True) -> bytes:
    with visitor.reading(page, reader) as tab:
        return tab.screenshot(full_page=whole, animations="disabled")


def _readme_picture(visitor: Visitor, page: Page, path: Path) -> None:
    """*page*, light beside dark, in few colours."""
    halves = [
        Image.open(io.BytesIO(_picture(visitor, page, Reader(1100, 900, s), whole=False)))
        for s in _SCHEMES
    ]
    both = Image.new("RGB", (2200, 900))
    both.paste(halves[0], (0, 0))
    both.paste(halves[1], (1100, 0))
    path.parent.mkdir(exist_ok=True)
    small = both.resize((1600, 655), Image.Resampling.LANCZOS)
    small.quantize(_COLOURS).save(path, optimize=True)
