"""The search page in a real browser, with the index that a build makes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Page, expect

from tests.built_site import BuiltSite
from tools.build.search import index
from tools.http.static_server import served


@pytest.fixture(scope="module")
def address(real_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site with its search index is served."""
    folder = tmp_path_factory.mktemp("search") / "site"
    shutil.copytree(real_site.output, folder)
    index(folder)
    with served(folder) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page()


def _listed(site: BuiltSite) -> list[HtmlElement]:
    """The link of each article on the search page, the newest first."""
    return list(site.page("search/index.html").xpath("//main//a[@class='year-list__title']"))


def test_words_find_the_pages_that_have_them(
    real_site: BuiltSite, address: str, page: Page
) -> None:
    newest = _listed(real_site)[0]
    title = " ".join(newest.text_content().split())
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    page.goto(f"{address}/search/")
    page.get_by_label("Words to look for").fill(title)
    link = page.get_by_role("search").get_by_role("link", name=title, exact=True).first
    expect(link).to_have_attribute("href", newest.get("href"), timeout=20_000)
    expect(page.get_by_role("status")).to_contain_text("found.")
    assert errors == []


def test_an_address_can_carry_the_words(address: str, page: Page) -> None:
    page.goto(f"{address}/search/?q=xylophone")
    expect(page.get_by_role("status")).to_have_text(
        "Nothing found for “xylophone”.", timeout=20_000
    )


def test_without_scripts_the_page_lists_every_article(
    real_site: BuiltSite, address: str, browser: Browser
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}/search/")
    expect(page.get_by_role("searchbox")).to_be_hidden()
    assert page.locator("main .year-list li").count() == len(_listed(real_site))


def test_the_page_does_not_jump_when_its_script_arrives(address: str, page: Page) -> None:
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => {"
        "for (const entry of list.getEntries()) window.shift += entry.value;"
        "}).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(f"{address}/search/", wait_until="networkidle")
    assert page.evaluate("window.shift") == 0
