"""The sheet for paper, which nobody waits for, in a real browser."""

from __future__ import annotations

import io

from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.built_site import ROOT
from tools.audit.visitor import prepare_to_print

SHEET = "link[media=print]"


def opened(browser: Browser, address: str, *, scripts: bool = True) -> tuple[Page, list[str]]:
    """A page that has loaded, and the sheets that it has asked for, and will ask for."""
    page = browser.new_context(java_script_enabled=scripts).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(address)
    return page, asked


def printed(page: Page) -> str:
    sheets = PdfReader(io.BytesIO(page.pdf())).pages
    return " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())


def test_the_text_does_not_wait_for_it(browser: Browser, address: str) -> None:
    page, asked = opened(browser, address)
    assert "print.css" not in asked
    expect(page.locator(SHEET)).to_have_count(1)
    prepare_to_print(page)
    assert asked.count("print.css") == 1
    page.context.close()


def menu(page: Page) -> str:
    """The words of the menu, which the sheet takes from the paper."""
    return " ".join(page.get_by_role("navigation").first.inner_text().split())


def test_who_prints_at_once_has_it(browser: Browser, address: str) -> None:
    page, _ = opened(browser, address)
    assert menu(page) not in printed(page)
    page.context.close()


def test_the_menu_is_on_paper_where_the_sheet_cannot_be_fetched(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.route("**/print.css", lambda route: route.abort())
    page.goto(address)
    assert menu(page) in printed(page)
    page.close()


def test_without_scripts_it_is_there_from_the_beginning(browser: Browser, address: str) -> None:
    page, asked = opened(browser, address, scripts=False)
    assert "print.css" in asked
    assert menu(page) not in printed(page)
    page.context.close()


TABLE = """
<section style="break-before: page"><div style="height: {height}px"></div>
<figure class="table numbers"><table><caption>Caption {height}</caption>
<thead><tr><th>Group<th>Number</thead>
<tbody><tr><th scope="row">Row {height}<td>1</tr><tr><td colspan="2">Bar</tr>
<tr><th scope="row">Last<td>2</tr><tr><td colspan="2">Bar</tr></tbody></table></figure></section>
"""


def test_the_head_of_a_table_is_on_the_sheet_of_its_first_row(browser: Browser) -> None:
    heights = range(600, 1100, 10)  # so that each part of a table is the last on some sheet
    style = (ROOT / "theme/static/print/print.css").read_text(encoding="utf-8")
    page = browser.new_page()
    page.set_content(
        f"<style>{style}</style>" + "".join(TABLE.format(height=each) for each in heights)
    )
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages]
    page.close()
    captions = {height: [f"Caption {height}" in sheet for sheet in sheets] for height in heights}
    rows = {height: [f"Row {height}" in sheet for sheet in sheets] for height in heights}
    assert captions == rows
