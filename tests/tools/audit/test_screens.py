from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from report.diagnostic import Diagnostic
from tests.tools.audit.pages import page
from tools.audit.screens import screens
from tools.check.check_settings import CheckSettings
from tools.check.site_folder import SiteFolder


def _size(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


def _taken(site: SiteFolder, *arguments: Path) -> list[Diagnostic]:
    """In a process of its own: the tests' browser already has Playwright open in this one."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        return pool.submit(screens, site, *arguments).result()


@pytest.mark.thorough
def test_each_page_is_taken_at_four_widths_in_light_and_dark(
    tmp_path: Path, require_program: Callable[..., str]
) -> None:
    require_program("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    (tmp_path / "site/a").mkdir(parents=True)
    (tmp_path / "site/a/index.html").write_text(page())
    site = SiteFolder(tmp_path / "site", "", CheckSettings(screens=["a/index.html"]))
    assert _taken(site, tmp_path / "screens", tmp_path / "docs/readme.png") == []
    taken = {path.name: _size(path)[0] for path in (tmp_path / "screens").iterdir()}
    widths = (360, 768, 1280, 1920)
    assert taken == {f"a-{w}-{s}.png": w for w in widths for s in ("light", "dark")}
    assert _size(tmp_path / "docs/readme.png") == (1600, 655)


def test_a_page_that_is_not_there_is_a_finding(
    tmp_path: Path, require_program: Callable[..., str]
) -> None:
    require_program("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    (tmp_path / "index.html").write_text(page())
    site = SiteFolder(tmp_path, "", CheckSettings(screens=["gone.html"]))
    assert _taken(site, tmp_path / "screens") == [
        Diagnostic(
            "checks.toml",
            1,
            "screens",
            "gone.html: no page of this site is there",
            "delete the entry; without the list, pages are chosen",
        )
    ]
