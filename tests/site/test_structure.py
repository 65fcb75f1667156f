"""Each page is sound HTML that a screen reader can walk through."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from lxml.html import HtmlElement

from tests.built_site import BuiltSite, ours

REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for")


def failing(site: BuiltSite, query: str, expected: object) -> dict[str, object]:
    """The pages on which the XPath *query* gives something else than *expected*."""
    found = {path: page.xpath(query) for path, page in site.pages.items()}
    return {path: value for path, value in found.items() if value != expected}


def test_every_id_stands_once_on_its_page(published_site: BuiltSite) -> None:
    repeated = {
        (path, name)
        for path, page in published_site.pages.items()
        for name, count in Counter(page.xpath("//@id")).items()
        if count > 1
    }
    assert repeated == set()


def test_every_reference_to_an_id_resolves(published_site: BuiltSite) -> None:
    dangling = {
        (path, attribute, name)
        for path, page in published_site.pages.items()
        for attribute in REFERENCES
        for value in page.xpath(f"//@{attribute}")
        for name in value.split()
        if not page.xpath("//*[@id=$name]", name=name)
    }
    assert dangling == set()


def test_every_page_names_its_language(published_site: BuiltSite) -> None:
    assert failing(published_site, "string(/html/@lang)", ours().language) == {}


def test_every_page_has_one_heading_of_the_first_level(published_site: BuiltSite) -> None:
    assert failing(published_site, "count(//h1)", 1) == {}
    assert failing(published_site, "count(//main//h1)", 1) == {}


def test_no_heading_skips_a_level_and_none_is_empty(published_site: BuiltSite) -> None:
    faults = {}
    for path, page in published_site.pages.items():
        headings = page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
        levels = [int(heading.tag[1]) for heading in headings]
        steps = [b - a for a, b in pairwise(levels)]
        if max(steps, default=0) > 1 or not all(each.text_content().strip() for each in headings):
            faults[path] = levels
    assert faults == {}


def test_every_heading_of_a_text_and_of_what_follows_it_leads_to_itself(
    published_site: BuiltSite,
) -> None:
    headings = "//main//*[@class='prose']//*[self::h2 or self::h3]"
    assert failing(published_site, f"{headings}[not(.//a)]/@id", []) == {}
    assert any(
        page.xpath(f"{headings}[@id='page:related']") for page in published_site.pages.values()
    )


def test_every_page_has_each_landmark_once(published_site: BuiltSite) -> None:
    for landmark in ("/html/body/header", "//main", "/html/body/footer"):
        assert failing(published_site, f"count({landmark})", 1) == {}


def test_navigations_of_a_page_have_different_names(published_site: BuiltSite) -> None:
    faults = {}
    for path, page in published_site.pages.items():
        names = [_name(page, element) for element in page.xpath("//nav | //aside")]
        if "" in names or len(set(names)) < len(names):
            faults[path] = names
    assert faults == {}


def test_a_part_of_a_series_has_no_neighbours_by_date(published_site: BuiltSite) -> None:
    series = failing(published_site, "boolean(//*[@id='page:series'])", False)
    neighbours = failing(published_site, "boolean(//nav[@class='neighbours'])", False)
    assert not series.keys() & neighbours.keys()


def test_the_first_link_of_a_page_skips_to_its_text(published_site: BuiltSite) -> None:
    assert failing(published_site, "string((//a)[1]/@href)", "#page:main") == {}
    assert failing(published_site, "string(//main/@id)", "page:main") == {}


def test_every_picture_has_a_text_and_a_size(published_site: BuiltSite) -> None:
    assert failing(published_site, "count(//img[not(@alt)])", 0) == {}
    assert failing(published_site, "count(//img[not(@width) or not(@height)])", 0) == {}


def test_every_table_has_a_caption_and_scoped_headers(published_site: BuiltSite) -> None:
    assert failing(published_site, "count(//table[not(caption)])", 0) == {}
    assert failing(published_site, "count(//th[not(@scope)])", 0) == {}


def test_every_link_and_button_has_a_name(published_site: BuiltSite) -> None:
    nameless = {
        path
        for path, page in published_site.pages.items()
        for element in page.xpath("//a[@href] | //button | //summary")
        if not (element.text_content().strip() or _name(page, element))
    }
    assert nameless == set()


def test_every_field_has_a_label(published_site: BuiltSite) -> None:
    query = "//input[not(@type='hidden')][not(@id = //label/@for) and not(ancestor::label)]"
    assert failing(published_site, f"count({query}[not(@aria-label)])", 0) == {}


def test_only_what_scrolls_is_made_focusable(published_site: BuiltSite) -> None:
    assert failing(published_site, "count(//*[@tabindex > 0])", 0) == {}


def _name(page: HtmlElement, element: HtmlElement) -> str:
    by = element.get("aria-labelledby", "").split()
    texts = [page.xpath("string(//*[@id=$id])", id=each) for each in by]
    return (element.get("aria-label") or " ".join(texts)).strip()
