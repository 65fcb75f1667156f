"""Pages of the real site in a real headless Chromium."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.built_site import BuiltSite

FIXED = ("/", "/blog/", "/popular/", "/search/", "/404.html")
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
def article(real_site: BuiltSite) -> str:
    """The address of the largest text."""
    return texts(real_site)[-1]


def texts(site: BuiltSite) -> list[str]:
    """The address of each article and page of *site*, the largest last."""
    found = [path for path, page in site.pages.items() if page.xpath("//main/article")]
    by_size = sorted(found, key=lambda path: (len(site.text(path)), path))
    return [f"/{path.removesuffix('index.html')}" for path in by_size]


def kinds(site: BuiltSite) -> list[str]:
    """The addresses of the four largest texts, and of a page of each other kind that there is."""
    prefixes = ("category/", "tag/", "author/", "archive/2", "references/")
    first = [next((path for path in site.pages if path.startswith(each)), "") for each in prefixes]
    lists = [f"/{path.removesuffix('index.html')}" for path in first if path]
    return [*FIXED, *lists, *texts(site)[-4:]]


@pytest.mark.parametrize("width", [320, pytest.param(360, marks=pytest.mark.thorough), 1280])
def test_no_page_is_wider_than_the_window_complains_or_asks_another_host(
    open_context: Callable[..., BrowserContext], real_site: BuiltSite, address: str, width: int
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
    for path in kinds(real_site):
        page.goto(address + path, wait_until="load")
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            wide[path] = over
    assert wide == {}
    assert troubles == []
    assert hosts == {address}


@pytest.mark.thorough
def test_no_page_is_wider_than_a_phone_whose_letters_are_twice_as_large(
    open_context: Callable[..., BrowserContext], real_site: BuiltSite, address: str
) -> None:
    page = open_context(viewport={"width": 360, "height": 800}).new_page()
    wide = {}
    for path in {*kinds(real_site), *texts(real_site)}:
        page.goto(address + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            wide[path] = over
    assert wide == {}


def test_the_sheet_for_the_dark_is_dark_and_both_are_easy_to_read(
    open_context: Callable[..., BrowserContext], address: str, article: str
) -> None:
    seen = {}
    for scheme in ("light", "dark"):
        page = open_context(color_scheme=scheme).new_page()
        page.goto(address + article)
        seen[scheme] = page.evaluate(CONTRAST)
    assert seen["light"]["background"] > 0.8
    assert seen["dark"]["background"] < 0.05
    assert min(each["ratio"] for each in seen.values()) >= 7


def test_the_keyboard_meets_everything_in_the_order_of_the_page_and_sees_where_it_is(
    open_context: Callable[..., BrowserContext], address: str, article: str
) -> None:
    page = open_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(address + article)
    count = page.locator("a[href], button, input, summary, [tabindex='0']").count()
    stops = []
    for _ in range(min(25, count - 1)):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
    assert stops[0]["name"] == "Skip to the text"
    places = [stop["at"] for stop in stops]
    assert places == sorted(set(places))
    assert [stop["name"] for stop in stops if not (stop["seen"] and stop["ring"])] == []


def test_the_skip_link_leads_past_the_menu(
    open_context: Callable[..., BrowserContext], address: str, article: str
) -> None:
    page = open_context().new_page()
    page.goto(address + article)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#*")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_reference_leads_to_its_source_and_back(
    open_context: Callable[..., BrowserContext], real_site: BuiltSite, address: str
) -> None:
    cited = "//main/article//sup//a[starts-with(@href, '#r')]"
    citing = [path for path, page in real_site.pages.items() if page.xpath(cited)]
    if not citing:
        pytest.skip("no text of this site cites a source")
    page = open_context().new_page()
    page.goto(f"{address}/{citing[0]}")
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


@pytest.mark.thorough
def test_without_javascript_every_page_reads_the_same(
    open_context: Callable[..., BrowserContext], real_site: BuiltSite, address: str
) -> None:
    different = set()
    scripted, plain = (
        open_context(java_script_enabled=enabled).new_page() for enabled in (True, False)
    )
    for path in kinds(real_site):
        for page in (scripted, plain):
            page.goto(address + path, wait_until="load")
        if path != "/search/" and scripted.inner_text("main") != plain.inner_text("main"):
            different.add(path)
    assert different == set()
    plain.goto(address + "/search/")
    (newest,) = real_site.page("blog/index.html").xpath("(//main//h2)[1]/a/@href")
    assert plain.locator(f"main a[href='{newest}']").count() == 1


def test_popular_posts_stand_beside_the_article_when_wide_and_after_it_when_narrow(
    open_context: Callable[..., BrowserContext], address: str, article: str
) -> None:
    boxes = {}
    for width in (360, 1280):
        page = open_context(viewport={"width": width, "height": 800}).new_page()
        page.goto(address + article)
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
