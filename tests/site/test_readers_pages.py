"""What graders and other checkers look for on the pages of the real site."""

from __future__ import annotations

import json
from collections import defaultdict

from lxml import etree

from tests.built_site import BuiltSite, ours

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def test_an_article_has_a_picture_a_change_and_sources_for_machines(
    published_site: BuiltSite,
) -> None:
    found = 0
    for page in published_site.pages.values():
        for script in page.xpath("//script[@type='application/ld+json']/text()"):
            node = json.loads(script).get("@graph", [json.loads(script)])[0]
            if "Article" in node["@type"] or "BlogPosting" in node["@type"]:
                found += 1
                assert node["dateModified"] >= node["datePublished"]
                assert [node["image"]] == page.xpath("//meta[@property='og:image']/@content")
    assert found


def test_each_popular_post_has_a_summary_in_its_feed(published_site: BuiltSite) -> None:
    feed = etree.fromstring(published_site.text("feeds/popular.atom.xml").encode())
    assert feed.get(LANGUAGE) == ours().language
    for entry in feed.iterfind(f"{ATOM}entry"):
        title, summary = entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}summary")
        assert (title, bool(summary)) == (title, True)
        assert not str(summary).endswith(".…")
        assert str(entry.findtext(f"{ATOM}updated")) >= str(entry.findtext(f"{ATOM}published"))


def test_search_engines_show_each_title_whole(published_site: BuiltSite) -> None:
    titles = {path: page.xpath("string(//title)") for path, page in published_site.pages.items()}
    assert {path: title for path, title in titles.items() if len(title) > 70} == {}


def test_links_with_one_name_lead_to_one_place(published_site: BuiltSite) -> None:
    """In a list of references, the number of the item tells them apart.

    A heading's link to itself is told as a heading.
    """
    for path, page in published_site.pages.items():
        places: dict[str, set[str]] = defaultdict(set)
        for link in page.xpath("//a[@href][not(@href = concat('#', ../@id))]"):
            words = link.get("aria-label") or " ".join(link.text_content().split())
            in_item = link.xpath("boolean(ancestor::li[starts-with(@id, 'r:')])")
            name = f"{link.getparent().get('id')} {words}" if in_item else words
            places[name].add(link.get("href"))
        several = {name: each for name, each in places.items() if len(each) > 1}
        assert (path, several) == (path, {})


def test_only_a_text_of_its_own_is_an_article(published_site: BuiltSite) -> None:
    for path, page in published_site.pages.items():
        assert (path, page.xpath("count(//article)") <= 1) == (path, True)


def test_no_page_has_an_empty_list(published_site: BuiltSite) -> None:
    for path, page in published_site.pages.items():
        assert (path, page.xpath("//ul[not(li)] | //ol[not(li)] | //dl[not(*)]")) == (path, [])


def test_a_phone_keeps_the_size_of_text(published_site: BuiltSite) -> None:
    assert "text-size-adjust:100%" in published_site.page("index.html").xpath("string(//style)")


def test_each_article_says_how_to_cite_it(published_site: BuiltSite) -> None:
    for path, page in published_site.pages.items():
        for article in page.xpath("//main/article"):
            cited = " ".join(
                article.xpath("string(.//details[summary='Cite this page']/p)").split()
            )
            assert cited.endswith(f" {ours().address}/{path.removesuffix('index.html')}")
            assert " ".join(article.xpath("string(.//h1)").split()) in cited
