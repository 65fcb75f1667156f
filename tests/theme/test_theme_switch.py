"""The switch between light and dark, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tools.audit.visitor import prepare_to_print

PAPER = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(252, 251, 247)", "rgb(17, 24, 27)"


@pytest.fixture(params=["dark", pytest.param("light", marks=pytest.mark.thorough)])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    context = browser.new_context(color_scheme=request.param)
    yield context
    context.close()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def test_a_choice_holds_on_every_page_until_the_system_is_chosen(
    context: BrowserContext, address: str
) -> None:
    page = opened(context, address)
    system = page.evaluate(PAPER)
    for choice, paper in (("Light", LIGHT), ("Dark", DARK), ("System", system)):
        page.get_by_label("Theme").select_option(choice)
        assert page.evaluate(PAPER) == paper
        page.goto(f"{address}/about/")
        assert page.evaluate(PAPER) == paper
        shown = page.get_by_label("Theme").locator("option:checked")
        expect(shown).to_have_text(choice)


def test_the_choice_is_there_before_the_page_is_painted(
    context: BrowserContext, address: str
) -> None:
    page = opened(context, address)
    page.get_by_label("Theme").select_option("Dark")
    page.add_init_script(
        "new MutationObserver((_, watch) => { if (document.body) { watch.disconnect();"
        " window.first = document.documentElement.style.colorScheme; } })"
        ".observe(document, {childList: true, subtree: true});"
    )
    page.goto(f"{address}/blog/")
    assert page.evaluate("window.first") == "dark"


def test_paper_is_white_whatever_was_chosen(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    page.get_by_label("Theme").select_option("Dark")
    prepare_to_print(page)
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_without_scripts_there_is_no_switch_and_the_system_decides(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = opened(context, address)
    assert not page.get_by_label("Theme").is_visible()
    context.close()


def test_a_device_that_keeps_nothing_shows_no_error(browser: Browser, address: str) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied'); }})"
    )
    page.goto(address)
    page.get_by_label("Theme").select_option("Dark")
    page.close()
    assert errors == []
