"""The search page in a real browser, with the index that a build makes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator

import pytest
from lxml.html import HtmlElement
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.built_site import BuiltSite, build_ours
from tests.plugins.languages import site as two
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


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Shared: no search leaves anything behind, and a page of its own costs half a second."""
    with browser.new_context() as context:
        yield context.new_page()


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
    expect(page.get_by_role("status")).to_contain_text("found for")
    assert errors == []


def test_an_address_can_carry_the_words(address: str, page: Page) -> None:
    page.goto(f"{address}/search/?q=xylophone")
    expect(page.get_by_role("status")).to_have_text(
        re.compile(r"^Nothing found for “xylophone”\. \d+ pages were searched\.$"), timeout=20_000
    )


def test_without_scripts_the_page_lists_every_article(
    real_site: BuiltSite, address: str, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/search/")
    expect(page.get_by_role("searchbox")).to_be_hidden()
    assert page.locator("main .year-list li").count() == len(_listed(real_site))


def test_the_page_does_not_jump_when_its_script_arrives(
    address: str, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context().new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => {"
        "for (const entry of list.getEntries()) window.shift += entry.value;"
        "}).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(f"{address}/search/", wait_until="networkidle")
    assert page.evaluate("window.shift") == 0


POST = "---\ntitle: {0}\ndate: 2026-01-01\ncategory: {1}\nlang: {2}\n---\n{3}\n"
SMALL = {
    "posts/a.md": POST.format("A", "News", "en", "Le café serves responses to treatments."),
    "posts/b.md": POST.format("B", "Guides", "en", "A treatment that people responded to."),
    "posts/c.md": POST.format("C", "News", "de", "Treatment auf Deutsch."),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of three posts in two categories and two languages."""
    settings = {"LANGUAGES_MISSING": "warning"}  # with one search page for both
    site = build_ours(tmp_path_factory.mktemp("small"), SMALL, settings)
    index(site.output)
    with served(site.output) as address:
        yield address


SHOWN = """
titles => titles.join() === [...document.querySelectorAll(".search-form__results a")]
  .map(link => link.textContent).sort().join()
"""


def expect_found(page: Page, *titles: str) -> None:
    page.wait_for_function(SHOWN, arg=titles, timeout=20_000)


@pytest.mark.parametrize(
    ("words", "titles"),
    [("cafe", ["A"]), ("CAFÉ", ["A"]), ("treatments", ["A", "B", "C"]), ("responding", ["B"])],
)
def test_accents_and_endings_do_not_matter(
    small: str, page: Page, words: str, titles: list[str]
) -> None:
    page.goto(f"{small}/search/?q={words}")
    expect_found(page, *titles)


def test_a_search_is_narrowed_by_category_and_language(small: str, page: Page) -> None:
    page.goto(f"{small}/search/?q=treatment&category=News")
    expect_found(page, "A", "C")
    expect(page.get_by_role("status")).to_have_text(
        "2 pages found for “treatment” in News. 3 pages were searched."
    )
    page.get_by_label("Language").select_option("German")
    expect_found(page, "C")
    page.get_by_label("Language").select_option("English")
    expect_found(page, "A")
    page.get_by_label("Category").select_option("All")
    expect_found(page, "A", "B")
    assert page.url.endswith("?q=treatment&language=en")


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a search page, and an index, for each of two languages."""
    folder, files = tmp_path_factory.mktemp("apart"), {}
    for name, category in (("rest", "News"), ("guide", "Guides")):
        words = "Treatments helped in a trial."
        files[f"posts/{name}.md"] = two.text(name.title(), f"category: {category}", words=words)
    for name in ("Rat", "Wachen"):
        words = "Behandlungen, englisch treatment, halfen."
        files[f"posts/{name.lower()}.md"] = two.german(name, words=words)
    site = two.build(folder, files, codes=("de",), SITEURL="")
    index(site.output)
    with served(site.output) as address:
        yield address


@pytest.mark.parametrize(
    ("path", "choices", "reported"),
    [
        (
            "/search/",
            {
                "German": ["Rat", "Wachen"],
                "All": ["Guide", "Rat", "Rest", "Wachen"],
                "English": ["Guide", "Rest"],
            },
            "2 pages found for “treatment” in German. 2 pages were searched.",
        ),
        (
            "/de/search/",
            {
                "Englisch": ["Guide", "Rest"],
                "Alle": ["Guide", "Rat", "Rest", "Wachen"],
                "Deutsch": ["Rat", "Wachen"],
            },
            "2 Seiten gefunden für „treatment“ in Englisch. 2 Seiten wurden durchsucht.",
        ),
    ],
)
def test_a_search_page_of_one_language_looks_in_another_if_asked(
    apart: str, page: Page, path: str, choices: dict[str, list[str]], reported: str
) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    page.goto(f"{apart}{path}?q=treatment")
    other, _, own = choices
    expect_found(page, *choices[own])
    language = page.locator("[name=language]")
    language.select_option(other)
    expect(page.get_by_role("status")).to_have_text(reported)
    code = page.locator(".search-form__result").first.get_attribute("lang")
    assert page.url.endswith(f"{path}?q=treatment&language={code}")
    for choice, titles in choices.items():
        language.select_option(choice)
        expect_found(page, *titles)
    assert page.url.endswith(f"{path}?q=treatment")
    assert errors == []


def test_words_are_found_in_the_endings_of_the_language_that_is_searched(
    apart: str, page: Page
) -> None:
    page.goto(f"{apart}/search/?q=Behandlung&language=de")
    expect_found(page, "Rat", "Wachen")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_label("Category").is_disabled()
    page.get_by_label("Language").select_option("English")
    page.get_by_label("Category").select_option("News")
    page.get_by_label("Words to look for").fill("treatment")
    expect_found(page, "Rest")


def test_the_record_of_a_page_is_not_searched(small: str, page: Page) -> None:
    page.goto(f"{small}/search/?q=published")
    expect(page.get_by_role("status")).to_contain_text("Nothing found", timeout=20_000)


def test_a_site_in_one_language_offers_no_choice_of_languages(address: str, page: Page) -> None:
    page.goto(f"{address}/search/?q=writing")
    expect(page.get_by_role("status")).to_contain_text("searched", timeout=20_000)
    assert not page.get_by_label("Language").is_visible()


def test_the_arrow_keys_lead_through_the_results_and_back(small: str, page: Page) -> None:
    page.goto(f"{small}/search/?q=treatment")
    expect_found(page, "A", "B", "C")
    page.get_by_label("Words to look for").focus()
    at = "document.activeElement.getAttribute('href') || document.activeElement.id"
    stops = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowDown", "Escape", "ArrowUp"):
        page.keyboard.press(key)
        stops.append(page.evaluate(at))
    first, second, *rest = stops
    assert first.startswith("/")
    assert second.startswith("/")
    assert rest == [first, second, "search-field", "search-field"]
