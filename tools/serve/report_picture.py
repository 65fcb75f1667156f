"""The README's picture of a report: what `invoke serve` shows over a page after two slips."""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import sync_playwright

from report import render
from tools import PROJECT
from tools.audit.visitor import launch
from tools.build.site_diagnostics import diagnostics
from tools.http.background_server import background_server
from tools.serve.reload_server import ReloadServer

_COPIED: Final = ("content", "pelicanconf.py", "site.toml")
_LINKED: Final = ("plugins", "theme")
_WIDTH, _HEIGHT = 1000, 560  # CSS pixels
_COLOURS: Final = 48
_TEXT: Final = """---
title: Sleep and mood
date: 2026-11-01
category: Mental health
status: publishd
summary: How sleep and mood hang together.
---

See [what else helps]({filename}ketamine-session.md).
"""


def take(site: Path, picture: Path) -> None:
    """Write to *picture* the report of a text with two slips, over the first page of *site*."""
    text = _report()
    with background_server(ReloadServer(site.absolute(), 0)) as server:
        server.browsers.tell(text)
        with sync_playwright() as playwright:
            browser = launch(playwright)
            tab = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT})
            tab.goto(server.address)
            tab.wait_for_selector("#live-report")
            taken = tab.screenshot(animations="disabled")
            tab.goto("about:blank")  # lets go of the server
            browser.close()
    picture.parent.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(taken)).convert("RGB").quantize(_COLOURS).save(picture, optimize=True)


def _report() -> str:
    """The report of a copy of this project in which one text more has slips."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for each in _COPIED:
            copy = shutil.copytree if (PROJECT / each).is_dir() else shutil.copy
            copy(PROJECT / each, folder / each)
        for each in _LINKED:
            (folder / each).symlink_to(PROJECT / each)
        (folder / "content/posts/sleep-and-mood.md").write_text(_TEXT, encoding="utf-8")
        found = diagnostics(folder / "pelicanconf.py")
    return render.text(each for each in found if each.level == "error")
