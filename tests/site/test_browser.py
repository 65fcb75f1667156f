"""Pages of the real site in a real headless Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.built_site import BuiltSite
from tools.http.static_server import served

KINDS = {
    "home": "/",
    "main article": "/ketamine-for-depression/",
    "post with tables": "/fda-approval-expected-spravato/",
    "post": "/pandemic-teen-depression-and-suicide-risk/",
    "page": "/get-help-now/",
    "blog": "/blog/",
    "category": "/category/mental-health/",
    "tag": "/tag/ketamine/",
    "author": "/author/editorial-team/",
    "archive": "/archive/2026/",
    "popular": "/popular/",
    "references": "/references/",
    "search": "/search/",
    "404": "/404.html",
}
ARTICLE = KINDS["main article"]
CONTRAST = """
() => {
  const rgb = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const style = element => getComputedStyle(element);
  const back = rgb(style(document.documentElement).backgroundColor === "rgba(0, 0, 0, 0)"
    ? style(document.body).backgroundColor : style(document.documentElement).backgroundColor);
  const text = rgb(style(document.querySelector("main p")).color);
  const [high, low] = [light(back), light(text)].sort((a, b) => b - a);
  return {background: light(back), ratio: (high + 0.05) / (low + 0.05)};
}
"""
FOCUS = """
() => {
  const element = document.activeElement, box = element.getBoundingClientRect();
  const all = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")];
  const style = getComputedStyle(element);
  return {
    at: all.indexOf(element), name: element.textContent.trim(),
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
  };
}
"""


@pytest.fixture(scope="module")
def address(real_site: BuiltSite) -> Iterator[str]:
    """The real site on a free port of this machine."""
    with served(real_site.output) as address:
        yield address


@pytest.fixture
def open_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    contexts: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        contexts.append(browser.new_context(**options))
        return contexts[-1]

    yield new
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_page_is_wider_than_the_window_complains_or_asks_another_host(
    open_context: Callable[..., BrowserContext], address: str, width: int
) -> None:
    page = open_context(viewport={"width": width, "height": 800}).new_page()
    troubles: list[str] = []
    page.on(
        "console", lambda m: troubles.append(m.text) if m.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "response", lambda r: troubles.append(f"{r.status} {r.url}") if r.status > 399 else None
    )
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add("/".join(request.url.split("/")[:3])))
    wide = {}
    for kind, path in KINDS.items():
        page.goto(address + path, wait_until="load")
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            wide[kind] = over
    assert wide == {}
    assert troubles == []
    assert hosts == {address}


def test_the_sheet_for_the_dark_is_dark_and_both_are_easy_to_read(
    open_context: Callable[..., BrowserContext], address: str
) -> None:
    seen = {}
    for scheme in ("light", "dark"):
        page = open_context(color_scheme=scheme).new_page()
        page.goto(address + ARTICLE)
        seen[scheme] = page.evaluate(CONTRAST)
    assert seen["light"]["background"] > 0.8
    assert seen["dark"]["background"] < 0.05
    assert min(each["ratio"] for each in seen.values()) >= 7


def test_the_keyboard_meets_everything_in_the_order_of_the_page_and_sees_where_it_is(
    open_context: Callable[..., BrowserContext], address: str
) -> None:
    page = open_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(address + "/end-the-stigma/")
    stops = []
    for _ in range(25):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
    assert stops[0]["name"] == "Skip to the text"
    places = [stop["at"] for stop in stops]
    assert places == sorted(set(places))
    assert [stop["name"] for stop in stops if not (stop["seen"] and stop["ring"])] == []


def test_the_skip_link_leads_past_the_menu(
    open_context: Callable[..., BrowserContext], address: str
) -> None:
    page = open_context().new_page()
    page.goto(address + ARTICLE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#*")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_reference_leads_to_its_source_and_back(
    open_context: Callable[..., BrowserContext], address: str
) -> None:
    page = open_context().new_page()
    page.goto(address + ARTICLE)
    mark = page.locator("sup a[href^='#r']").first
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{mark.get_attribute('href')}")
    assert _in_view(page, page.url.partition("#")[2])
    back = page.locator(":target a[href^='#c']").first
    back.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#{mark.get_attribute('id')}")
    assert _in_view(page, page.url.partition("#")[2])


def test_without_javascript_every_page_reads_the_same(
    open_context: Callable[..., BrowserContext], address: str
) -> None:
    different = set()
    scripted, plain = (
        open_context(java_script_enabled=enabled).new_page() for enabled in (True, False)
    )
    for kind, path in KINDS.items():
        for page in (scripted, plain):
            page.goto(address + path, wait_until="load")
        if kind != "search" and scripted.inner_text("main") != plain.inner_text("main"):
            different.add(kind)
    assert different == set()
    plain.goto(address + KINDS["search"])
    assert "Ketamine" in plain.inner_text("main")


def test_popular_posts_stand_beside_the_article_when_wide_and_after_it_when_narrow(
    open_context: Callable[..., BrowserContext], address: str
) -> None:
    boxes = {}
    for width in (360, 1280):
        page = open_context(viewport={"width": width, "height": 800}).new_page()
        page.goto(address + ARTICLE)
        boxes[width] = [
            page.locator(selector).first.bounding_box() for selector in ("main", ".popular-list")
        ]
    main, aside = boxes[1280]
    assert aside["x"] >= main["x"] + main["width"]
    main, aside = boxes[360]
    assert aside["y"] >= main["y"] + main["height"]


def _in_view(page: Page, name: str) -> bool:
    page.wait_for_timeout(100)
    box = page.locator(f"[id='{name}']").bounding_box()
    height = page.evaluate("innerHeight")
    return box is not None and -1 <= box["y"] < height


@pytest.mark.parametrize(
    "path",
    ["how-a-ketamine-session-goes", "fda-approval-expected-spravato", "ketamine-or-spravato"],
)
def test_no_figure_of_numbers_is_cut_off_on_the_smallest_phone(
    browser: Browser, address: str, path: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{address}/{path}/")
    widths = page.evaluate(
        "[...document.querySelectorAll('.numbers')].map(e => [e.scrollWidth, e.clientWidth])"
    )
    page.close()
    assert widths
    assert [scroll for scroll, client in widths if scroll > client] == []
