"""Pictures of pages, taken in a browser."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page, sync_playwright

from tools.audit.visitor import launch

Sized = tuple[str, tuple[int, int]]
"""The HTML of a page, and the width and height of its picture in pixels."""


def pictures(pages: Mapping[str, Sized]) -> dict[str, bytes]:
    """The PNG of each of *pages*; what a page leaves free is transparent. Raises ProgramError."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        try:
            tab = browser.new_page()
            return {name: _picture(tab, *page) for name, page in pages.items()}
        finally:
            browser.close()


def _picture(tab: Page, html: str, size: tuple[int, int]) -> bytes:
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    tab.set_content(html)
    return tab.screenshot(omit_background=True)
