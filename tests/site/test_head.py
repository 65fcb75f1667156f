"""What search engines, browsers and cards are told of each page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from tests.built_site import BuiltSite, ours

NAME = ours().name
URL = f"{ours().address}/"


def values(site: BuiltSite, query: str) -> dict[str, list[str]]:
    return {path: [str(each) for each in page.xpath(query)] for path, page in site.pages.items()}


def address(path: str) -> str:
    return URL + path.removesuffix("index.html")


def test_the_policy_comes_first_then_the_character_set(published_site: BuiltSite) -> None:
    for path, page in published_site.pages.items():
        first, second = page.xpath("/html/head/*")[:2]
        assert (path, first.get("http-equiv")) == (path, "Content-Security-Policy")
        assert (path, second.get("charset")) == (path, "utf-8")


def test_titles_are_unique_and_end_with_the_name_of_the_site(published_site: BuiltSite) -> None:
    found = values(published_site, "//head/title/text()")
    titles = [title for each in found.values() for title in each]
    assert len(titles) == len(published_site.pages)
    assert [title for title, count in Counter(titles).items() if count > 1] == []
    suffix = f" · {NAME}"
    assert [t for t in titles if not t.endswith(suffix) and len(t) + len(suffix) <= 70] == []


def test_descriptions_are_unique_sentences_of_a_useful_length(published_site: BuiltSite) -> None:
    found = values(published_site, "//meta[@name='description']/@content")
    texts = [text for each in found.values() for text in each]
    assert len(texts) == len(published_site.pages)
    assert [text for text, count in Counter(texts).items() if count > 1] == []
    assert {path: each for path, each in found.items() if not 25 <= len(each[0]) <= 200} == {}
    assert {path: each for path, each in found.items() if "<" in each[0] or "&#" in each[0]} == {}


def test_the_canonical_address_is_the_page_itself(published_site: BuiltSite) -> None:
    found = values(published_site, "//link[@rel='canonical']/@href")
    found.pop("404.html")
    assert found == {path: [address(path)] for path in found}


def test_a_local_build_has_no_address_where_only_an_absolute_one_helps(
    real_site: BuiltSite,
) -> None:
    links = "//link[@rel='canonical'] | //meta[@property='og:url' or @property='og:image']"
    assert [path for path, page in real_site.pages.items() if page.xpath(links)] == []
    assert "sitemap.xml" not in real_site.files()
    assert real_site.text("robots.txt") == "User-agent: *\nAllow: /\n"


def test_a_local_build_names_no_host_of_its_own(real_site: BuiltSite) -> None:
    assert [path for path in real_site.pages if URL in real_site.text(path)] == []


def test_every_page_has_a_card_that_says_what_the_page_says(published_site: BuiltSite) -> None:
    for path, page in published_site.pages.items():
        card = {
            meta.get("property"): meta.get("content")
            for meta in page.xpath("//meta[starts-with(@property, 'og:')]")
        }
        title = page.xpath("string(//title)").removesuffix(f" · {NAME}")
        description = page.xpath("string(//meta[@name='description']/@content)")
        assert (path, card["og:title"]) == (path, title)
        assert (path, card["og:description"]) == (path, description)
        assert (path, card["og:site_name"]) == (path, NAME)
        assert card["og:image"].removeprefix(URL) in published_site.files()


def test_every_page_has_icons_colours_and_a_viewport(published_site: BuiltSite) -> None:
    for path, page in published_site.pages.items():
        kinds = set(page.xpath("//link[@rel='icon']/@type"))
        assert (path, kinds) == (path, {"image/svg+xml", "image/png"})
        assert len(page.xpath("//meta[@name='theme-color']")) == 2
        viewport = page.xpath("string(//meta[@name='viewport']/@content)")
        assert (path, viewport) == (path, "width=device-width, initial-scale=1")


def test_only_the_error_page_asks_not_to_be_indexed(published_site: BuiltSite) -> None:
    found = values(published_site, "//meta[@name='robots']/@content")
    assert {path for path, robots in found.items() if robots} == {"404.html"}


def test_breadcrumbs_lead_home_from_every_page_but_the_home_page(published_site: BuiltSite) -> None:
    trails = values(published_site, "(//nav[@aria-label='Breadcrumb']//a)[1]/@href")
    lost = {path for path, trail in trails.items() if trail != [URL]}
    assert lost == {"index.html", "404.html"}


def test_a_search_title_stands_in_tabs_and_cards_and_the_title_on_the_page(
    build_site: Callable[..., BuiltSite],
) -> None:
    source = (
        "---\ntitle: {0} title\nsearch_title: {0} short\ntitle_refers_to: 2018-10\n"
        "date: 2026-01-01\n---\nText.\n"
    )
    files = {"posts/a.md": source.format("Post's"), "pages/b.md": source.format("Page's")}
    site = build_site(files)
    for path, name in (("a/index.html", "Post’s"), ("b/index.html", "Page’s")):
        page = site.page(path)
        assert page.xpath("string(//title)") == f"{name} short · Test Site"
        assert page.xpath("string(//meta[@property='og:title']/@content)") == f"{name} short"
        assert page.xpath("string(//h1)") == f"{name} title"
        assert page.xpath("//main//header//time[.='October 2018']/@datetime") == ["2018-10"]
        assert '"temporalCoverage":"2018-10"' in site.text(path)


def test_an_article_is_shared_with_its_own_title_as_a_picture(published_site: BuiltSite) -> None:
    articles = {
        path: page
        for path, page in published_site.pages.items()
        if page.xpath("//meta[@property='og:type'][@content='article']")
    }
    assert articles
    for path, page in articles.items():
        picture = page.xpath("string(//meta[@property='og:image']/@content)").removeprefix(URL)
        assert (path, picture.split("/")[0]) in {(path, "social"), (path, "pictures")}
        assert (published_site.output / picture).stat().st_size < 200_000
    pictures = values(published_site, "//meta[@property='og:image']/@content")
    assert len({pictures[path][0] for path in articles}) == len(articles)
    for page in published_site.pages.values():
        assert page.xpath("string(//meta[@property='og:image:alt']/@content)")
        assert page.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]
