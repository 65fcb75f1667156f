"""What a reader meets before the first scroll, and on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tools.audit.visitor import prepare_to_print

PHONE = {"width": 390, "height": 844}
LINE_ENDS = """
element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return [...range.getClientRects()].map(box => box.bottom);
}
"""


@pytest.fixture
def open_page(open_context: Callable[..., BrowserContext], address: str) -> Callable[..., Page]:
    def opened(path: str, width: int = PHONE["width"], height: int = PHONE["height"]) -> Page:
        page = open_context(viewport={"width": width, "height": height}).new_page()
        page.goto(address + path)
        return page

    return opened


@pytest.mark.parametrize(
    ("path", "title", "text"),
    [
        ("/", ".feature h2", ".feature__summary p"),
        ("/ketamine-for-depression/", "h1", ".prose > p"),
    ],
)
def test_a_phone_shows_the_title_and_first_words_of_the_main_article_without_scrolling(
    open_page: Callable[..., Page], path: str, title: str, text: str
) -> None:
    page = open_page(path)
    heading = page.locator(title).first
    assert "Most Powerful Treatment" in heading.inner_text()
    assert max(heading.evaluate(LINE_ENDS)) <= PHONE["height"]
    first_two_lines = page.locator(text).first.evaluate(LINE_ENDS)[:2]
    assert max(first_two_lines) <= PHONE["height"]


def test_the_home_page_has_a_figure_with_its_sources(open_page: Callable[..., Page]) -> None:
    figure = open_page("/", 1280, 800).locator(".feature .numbers")
    assert figure.locator("svg").first.is_visible()
    assert figure.page.locator(".cited-figure__sources a[href^=https]").count() == 3


def test_a_wide_screen_shows_the_sections_beside_the_text_and_keeps_them_there(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/ketamine-for-depression/", 1280, 800)
    contents, prose = page.locator(".contents"), page.locator("article .prose")
    link = contents.get_by_role("link").first
    assert link.is_visible()
    page.locator("#claims").evaluate("e => e.scrollIntoView()")
    page.wait_for_timeout(200)
    box, text = contents.bounding_box(), prose.bounding_box()
    assert box
    assert text
    assert 0 <= box["y"] < 100
    assert box["x"] + box["width"] <= text["x"]
    marked = contents.locator(":target-current")
    assert marked.inner_text() == "The claims, graded"


def test_a_narrow_screen_folds_the_sections_away(open_page: Callable[..., Page]) -> None:
    page = open_page("/ketamine-for-depression/")
    link = page.locator(".contents a").first
    assert not link.is_visible()
    page.locator(".contents summary").click()
    assert link.is_visible()


def test_paper_names_the_address_and_the_day(open_page: Callable[..., Page]) -> None:
    page = open_page("/end-the-stigma/")
    record = page.locator(".page-record p")
    assert not record.is_visible()
    prepare_to_print(page)
    assert record.is_visible()
    assert "2026. /end-the-stigma/" in " ".join(record.inner_text().split())


def test_on_paper_a_long_table_breaks_between_rows_under_its_repeated_head(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/side-effects-with-placebo-beside-them/")
    prepare_to_print(page)
    styles = page.evaluate(
        """() => ["figure.table", ".table thead", ".table tbody tr"].map(selector => {
          const style = getComputedStyle(document.querySelector(selector));
          return [style.breakInside, style.display];
        })"""
    )
    assert styles == [["auto", "block"], ["avoid", "table-header-group"], ["avoid", "table-row"]]
