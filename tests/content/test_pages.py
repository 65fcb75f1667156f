"""What the pages of this site must have, and may weigh."""

from __future__ import annotations

import json
import subprocess
import zlib
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser

from tests.built_site import ROOT, BuiltSite, ours
from tests.theme.test_weight import STYLESHEET
from tests.theme.test_weight import weight as squeezed
from tools.http.static_server import served

GUIDE = "ketamine-for-depression/index.html"
HEADINGS = {
    "index.html": "Depression treatments: what is known, and how well",
    "end-the-stigma/index.html": "End The Stigma!",
}


def weight(text: str) -> int:
    """Bytes of gzip at the level that most servers use: what another compressor needs at most."""
    squeezer = zlib.compressobj(6, wbits=31)
    return len(squeezer.compress(text.encode()) + squeezer.flush())


def test_an_article_with_all_that_is_fetched_to_read_it_is_light(published_site: BuiltSite) -> None:
    sizes = {
        path: weight(published_site.text(path))
        for path, page in published_site.pages.items()
        if page.xpath("//main/article")
    }
    assert sizes.pop(GUIDE) <= 18 * 1024
    assert {path: size for path, size in sizes.items() if size > 14 * 1024} == {}


def test_the_number_of_the_crisis_line_stays_with_its_verb(published_site: BuiltSite) -> None:
    for path, page in published_site.pages.items():
        text = " ".join(page.xpath("//main//text()")).lower()
        assert (path, "call 988" in text, "call\n988" in text) == (path, False, False)


def test_a_feed_carries_the_whole_text_with_its_references(published_site: BuiltSite) -> None:
    for item in json.loads(published_site.text("feeds/all.json"))["items"]:
        assert len(item["content_html"]) > 5_000
        assert "doi.org" in item["content_html"]


@pytest.mark.parametrize("path", HEADINGS)
def test_a_page_has_its_heading(real_site: BuiltSite, path: str) -> None:
    (heading,) = real_site.page(path).xpath("//main//h1")
    assert " ".join(heading.text_content().split()) == HEADINGS[path]


def test_the_stylesheet_of_the_guide_is_small(real_site: BuiltSite) -> None:
    assert squeezed(real_site.page(GUIDE).xpath("string(//style)")) <= STYLESHEET


def test_an_article_names_its_sources_for_machines(published_site: BuiltSite) -> None:
    lists = [page.xpath("//a[@property='citation']") for page in published_site.pages.values()]
    assert sum(1 for links in lists if links) > 6


OWN = ("site.toml", "README.md", "LICENSE", "LICENSE-TEXTS", "checks.toml")


def engine_files() -> list[Path]:
    """Every text file that is the same in every site made of this one."""
    git = ["git", "-C", str(ROOT), "ls-files", "-z"]
    names = subprocess.run(git, capture_output=True, text=True, check=True).stdout.split("\0")
    owned = tuple(f"{name}/" for name in ("content", "tests/content", "theme/static/icons"))
    return [
        ROOT / name
        for name in names
        if name and not name.startswith(owned) and name not in OWN
        if Path(name).suffix not in (".mo", ".png", ".svg", ".ttf", ".whl")
    ]


def test_nothing_outside_site_toml_repeats_what_the_site_is() -> None:
    site = ours()
    words = (site.name.lower(), site.host, site.subtitle.lower(), site.repository)
    repeated = {
        (path.relative_to(ROOT).as_posix(), word)
        for path in engine_files()
        for word in words
        if path.is_file() and word in path.read_text(encoding="utf-8").lower()
    }
    assert repeated == set()


@pytest.mark.parametrize(
    "path",
    ["how-a-ketamine-session-goes", "fda-approval-expected-spravato", "ketamine-or-spravato"],
)
def test_no_figure_of_numbers_is_cut_off_on_the_smallest_phone(
    browser: Browser, real_site: BuiltSite, path: str
) -> None:
    with served(real_site.output) as address:
        page = browser.new_page(viewport={"width": 320, "height": 640})
        page.goto(f"{address}/{path}/")
        widths = page.evaluate(
            "[...document.querySelectorAll('.numbers')].map(e => [e.scrollWidth, e.clientWidth])"
        )
        page.close()
    assert widths
    assert [scroll for scroll, client in widths if scroll > client] == []


def test_the_guide_leads_to_its_source_and_to_a_form_that_knows_the_page(
    published_site: BuiltSite,
) -> None:
    page = published_site.page("ketamine-for-depression/index.html")
    form, history = page.xpath("//main//p[@class='byline'][a]/a/@href")[-2:]
    query = parse_qs(urlsplit(form).query)
    assert query["page"] == ["https://plain-evidence.example/ketamine-for-depression/"]
    template = (ROOT / ".github/ISSUE_TEMPLATE" / query["template"][0]).read_text()
    assert "id: page" in template
    source = history.partition("/commits/HEAD/")[2]
    assert (ROOT / source).is_file()
