"""The page for addresses that do not exist, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.built_site import build_ours
from tools.http.static_server import served

POST = "---\ntitle: {0}\ndate: 2026-01-01\ntags: [Insomnia]\n---\nText.\n"

Answers = Iterable[tuple[str, Callable[[Route], None]]]  # by pattern of an address


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    titles = {
        "sleep-and-mood": "Sleep and mood",
        "bread": "Bread",
        "sleeping-well": "Sleeping well",
    }
    files = {f"posts/{slug}.md": POST.format(title) for slug, title in titles.items()}
    with served(build_ours(tmp_path_factory.mktemp("missing"), files).output) as address:
        yield address


@pytest.fixture
def open_page(open_context: Callable[..., BrowserContext], address: str) -> Callable[..., Page]:
    def opened(path: str, *, scripts: bool = True, answers: Answers = ()) -> Page:
        page = open_context(java_script_enabled=scripts).new_page()
        for blocked, answer in answers:
            page.route(f"**{blocked}", answer)
        page.goto(address + path)
        return page

    return opened


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Shared: the suggestions keep nothing, and a page of its own costs half a second."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize(
    ("path", "suggested"),
    [
        ("/sleep-and-moods/", ["Sleep and mood"]),
        ("/2019/03/Sleep_and_mood.html", ["Sleep and mood"]),
        ("/sleeping-wel/", ["Sleeping well"]),
        ("/serch/", ["Search"]),
        ("/tags/insomia", ["Insomnia"]),
        ("/sleeping-well%E0%A4%A", ["Sleeping well"]),
    ],
)
def test_an_address_that_is_nearly_right_leads_to_the_text(
    page: Page, address: str, path: str, suggested: list[str]
) -> None:
    page.goto(address + path)
    place = page.locator("[data-lists]")
    expect(place.get_by_role("link").first).to_be_visible()
    assert place.get_by_role("link").all_inner_texts() == suggested


@pytest.mark.parametrize("path", ["/xyzzy/", "/%20/", "/a/"])
def test_an_address_like_no_other_gets_no_suggestion(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    assert not page.locator("[data-lists]").is_visible()


def _blocked(route: Route) -> None:
    route.abort()


def _missing(route: Route) -> None:
    route.fulfill(status=500, content_type="text/html", body="<main><li><a href=/sleep-ands/>No")


@pytest.mark.parametrize("answer", [_blocked, _missing])
@pytest.mark.parametrize(
    ("blocked", "path", "suggested"),
    [
        ("/tag/", "/sleep-and-moods/", ["Sleep and mood"]),
        ("/archive/", "/tags/insomia", ["Insomnia"]),
        ("/{archive,tag,category}/", "/serch/", ["Search"]),
    ],
)
def test_a_list_that_cannot_be_fetched_leaves_the_others(
    open_page: Callable[..., Page],
    blocked: str,
    path: str,
    suggested: list[str],
    answer: Callable[[Route], None],
) -> None:
    place = open_page(path, answers=[(blocked, answer)]).locator("[data-lists]")
    expect(place.get_by_role("link").first).to_be_visible()
    assert place.get_by_role("link").all_inner_texts() == suggested


def test_without_scripts_the_page_lists_where_to_go_on(open_page: Callable[..., Page]) -> None:
    page = open_page("/sleep-and-moods/", scripts=False)
    assert not page.get_by_text("Did you look for this?").is_visible()
    assert page.get_by_role("link", name="See every article by year").is_visible()
