"""Each component rendered alone: it sees its arguments, and a name that is missing is an error."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace as Thing
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html
from markupsafe import Markup

from front_matter.period import Period
from languages.catalogues import Catalogues
from languages.translator import Translator, install
from tests.built_site import ROOT

FORMAT = "%-d %B %Y"
DAY = date(2019, 3, 1)
HOSTILE = '<b onclick="x">“A” & B</b>'


class Named(str):
    """A category, tag or author: prints its name and has an address."""

    url = "kind/name/"


def article(**more: Any) -> Thing:
    given = {
        "title": HOSTILE,
        "url": "a/",
        "date": DAY,
        "category": Named("News"),
        "authors": [Named("Ann"), Named("Bob")],
        "summary": Markup("<p>A <em>summary</em>.</p>"),
        "has_summary": True,
        "reading_minutes": 3,
    }
    return Thing(**{**given, **more})


def environment() -> Environment:
    loader = FileSystemLoader(ROOT / "theme/templates")
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    install(made, Translator(Catalogues({}, b""), "en"))
    return made


def render(component: str, /, *arguments: Any, **named: Any) -> str:
    module = environment().get_template(f"components/{component}.html").module
    return str(getattr(module, component)(*arguments, **named)).strip()


def parsed(component: str, /, *arguments: Any, **named: Any) -> html.HtmlElement:
    return html.fragment_fromstring(render(component, *arguments, **named), create_parent="body")


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def links(element: html.HtmlElement) -> list[tuple[str, str]]:
    return [(words(each), each.get("href")) for each in element.iter("a")]


def test_date_stamp_is_for_people_and_machines() -> None:
    assert render("date_stamp", DAY, FORMAT) == '<time datetime="2019-03-01">1 March 2019</time>'


def test_breadcrumbs_lead_from_home_down() -> None:
    body = parsed("breadcrumbs", [(HOSTILE, "tag/")], siteurl="/s")
    assert links(body) == [("Home", "/s/"), (HOSTILE, "/s/tag/")]


def test_site_header_marks_the_page_that_is_open() -> None:
    menu = [("One", "one/"), ("Two", "two/")]
    body = parsed(
        "site_header", "Site", menu, ("Help", "help/"), siteurl="", current="two/index.html"
    )
    assert links(body) == [("Site", "/"), ("Help", "/help/"), ("One", "/one/"), ("Two", "/two/")]
    assert body.xpath("//*[@aria-current='page']/text()") == ["Two"]


def test_site_header_on_the_home_page_marks_the_name() -> None:
    body = parsed("site_header", "Site", [], ("Help", "help/"), siteurl="", current="index.html")
    assert body.xpath("//*[@aria-current='page']/text()") == ["Site"]


def test_site_header_of_a_site_without_help_has_no_link_to_it() -> None:
    body = parsed("site_header", "Site", [], None, siteurl="", current="a/index.html")
    assert links(body) == [("Site", "/")]


def test_site_footer_makes_its_promise_and_lists_its_links() -> None:
    given: dict[str, Any] = {
        "disclaimer": HOSTILE,
        "privacy": "No cookies.",
        "licence": ("CC0", "https://licence.example/"),
    }
    menus = [("About", "about/")], [("Atom", "a.xml")]
    body = parsed("site_footer", "Site", *menus, siteurl="/s", **given)
    assert words(body) == f"{HOSTILE} No cookies. About Feeds: Atom. Texts: CC0."
    assert links(body) == [
        ("About", "/s/about/"),
        ("Atom", "/s/a.xml"),
        ("CC0", "https://licence.example/"),
    ]


def test_site_footer_without_promises_and_licence_makes_none() -> None:
    body = parsed("site_footer", "Site", [], [("Atom", "a.xml")], siteurl="/s")
    assert words(body) == "Feeds: Atom."


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("Title",), "Title"),
        (("Title", "Lead."), "Title Lead."),
        (("Title", "Lead.", "Tag"), "Tag Title Lead."),
    ],
)
def test_page_heading_shows_what_it_gets(arguments: tuple[str, ...], text: str) -> None:
    body = parsed("page_heading", *arguments)
    assert (words(body), len(body.findall(".//h1"))) == (text, 1)


def test_article_list_shows_the_summary_that_a_writer_wrote() -> None:
    shown = [article(), article(has_summary=False)]
    body = parsed("article_list", shown, siteurl="/s", date_format=FORMAT, level=3)
    assert [words(each) for each in body.iter("li")] == [
        f"{HOSTILE} News 1 March 2019 3 min read A summary.",
        f"{HOSTILE} News 1 March 2019 3 min read",
    ]
    assert [each.tag for each in body.xpath("//li/*[1]")] == ["h3", "h3"]


def test_article_list_does_without_optional_plugins() -> None:
    plain = Thing(title="A", url="a/", date=DAY, category=Named("News"))
    assert words(parsed("article_list", [plain], siteurl="", date_format=FORMAT)) == (
        "A News 1 March 2019"
    )


def test_popular_list_keeps_the_order_and_shows_the_excerpts_there_are() -> None:
    entries = [
        Thing(title="B", url="b/", excerpt=None, thumbnail=None),
        Thing(title=HOSTILE, url="a/", excerpt="x & y…", thumbnail="images/a.svg"),
    ]
    body = parsed("popular_list", entries, siteurl="/s", label="Popular")
    assert [words(each) for each in body.iter("li")] == ["B", f"{HOSTILE} x & y…"]
    assert links(body) == [("B", "/s/b/"), (HOSTILE, "/s/a/")]
    assert body.xpath("//img/@src") == ["/s/images/a.svg"]
    assert body[0].get("aria-labelledby") == body.xpath("string(//h2/@id)")


def test_popular_list_of_nothing_is_nothing() -> None:
    assert render("popular_list", [], siteurl="", label="Popular") == ""


def test_ranking_leaves_out_what_an_entry_does_not_have() -> None:
    full = {
        "thumbnail": "i.png",
        "excerpt": "E",
        "date": DAY,
        "category": "News",
        "reading_time": 4,
        "grounds": Thing(pinned=True),
    }
    bare = dict.fromkeys(full)
    entries = [Thing(title="A", url="a/", **full), Thing(title="B", url="b/", **bare)]
    body = parsed("ranking", entries, siteurl="", date_format=FORMAT)
    assert [words(each) for each in body.iter("li")] == [
        "A E 1 March 2019 News 4 min read pinned",
        "B",
    ]
    assert body.xpath("//img/@src") == ["/i.png"]


def test_recent_list_counts_views_up_to_a_day() -> None:
    posts = (Thing(title=HOSTILE, url="a/", views=12), Thing(title="B", url="b/", views=1))
    body = parsed("recent_list", Thing(until=DAY, posts=posts), siteurl="/s", date_format=FORMAT)
    assert [words(each) for each in body.iter("li")] == [f"{HOSTILE} 12 views", "B 1 view"]
    assert "Up to 1 March 2019" in words(body)


def test_pagination_links_to_both_neighbours() -> None:
    here = Thing(number=2, paginator=Thing(num_pages=3))
    body = parsed("pagination", here, Thing(url="blog/"), Thing(url="blog/page/3/"), siteurl="/s")
    assert words(body) == "← Newer Page 2 of 3 Older →"
    assert [href for _, href in links(body)] == ["/s/blog/", "/s/blog/page/3/"]


def test_pagination_of_one_page_is_nothing() -> None:
    here = Thing(number=1, paginator=Thing(num_pages=1))
    assert render("pagination", here, None, None, siteurl="") == ""


def test_tag_list_links_each_tag() -> None:
    body = parsed("tag_list", [Named("a & b")], siteurl="/s")
    assert links(body) == [("a & b", "/s/kind/name/")]


def test_tag_list_of_nothing_is_nothing() -> None:
    assert render("tag_list", [], siteurl="") == ""


def test_term_list_counts_articles() -> None:
    body = parsed("term_list", [(Named("A"), [1]), (Named("B"), [1, 2])], siteurl="")
    assert [words(each) for each in body.iter("li")] == ["A 1 article", "B 2 articles"]


def test_year_list_groups_titles_under_their_year() -> None:
    year = Thing(period=(2019,), url="archive/2019/", articles=[article()])
    body = parsed("year_list", [year], siteurl="/s", date_format="%-d %b")
    assert words(body) == f"2019 1 Mar {HOSTILE}"
    assert links(body) == [("2019", "/s/archive/2019/"), (HOSTILE, "/s/a/")]


@pytest.mark.parametrize(("count", "shown"), [(0, False), (2, False), (3, True)])
def test_contents_appear_when_there_is_something_to_choose(count: int, shown: bool) -> None:
    headings = [Thing(id=f"h{n}", title=HOSTILE) for n in range(count)]
    body = parsed("contents", headings)
    assert links(body) == [(HOSTILE, f"#h{n}") for n in range(count)] * shown


def test_neighbours_link_to_the_ones_there_are() -> None:
    body = parsed("neighbours", article(), None, siteurl="/s")
    assert links(body) == [(f"Previous {HOSTILE}", "/s/a/")]


def test_neighbours_of_the_only_article_are_nothing() -> None:
    assert render("neighbours", None, None, siteurl="") == ""


def test_byline_names_authors_dates_and_length() -> None:
    body = parsed("byline", article(modified=date(2020, 1, 2)), siteurl="", date_format=FORMAT)
    assert words(body) == "By Ann, Bob Published 1 March 2019 Updated 2 January 2020 3 min read"


@pytest.mark.parametrize(
    ("review_by", "reviewed_by", "overdue", "text"),
    [
        (
            None,
            None,
            False,
            "Evidence checked 1 March 2019 Clinical review Not yet clinically reviewed",
        ),
        (
            DAY,
            "Dr B",
            True,
            "Evidence checked 1 March 2019 Review by 1 March 2019 (overdue) Clinical review Dr B",
        ),
    ],
)
def test_review_facts_say_who_checked_and_when(
    review_by: date | None, reviewed_by: str | None, overdue: bool, text: str
) -> None:
    assert words(parsed("review_facts", DAY, review_by, reviewed_by, overdue, FORMAT)) == text


def test_review_facts_without_a_date_are_nothing() -> None:
    assert render("review_facts", None, DAY, None, False, FORMAT) == ""


@pytest.mark.parametrize(
    ("period", "day", "text"),
    [
        (Period(date(2018, 10, 1), is_day=False), "2018-10", "October 2018"),
        (Period(date(2018, 8, 3), is_day=True), "2018-08-03", "3 August 2018"),
    ],
)
def test_title_origin_says_what_an_old_title_refers_to(period: Period, day: str, text: str) -> None:
    body = parsed("title_origin", period, FORMAT)
    reported = f"The title comes from an earlier list of posts and refers to {text}."
    assert (words(body), body.xpath("//time/@datetime")) == (reported, [day])


def test_title_origin_of_any_other_title_is_nothing() -> None:
    assert render("title_origin", None, FORMAT) == ""


def test_overdue_notice_stands_on_overdue_pages_only_and_names_the_day() -> None:
    reported = parsed("overdue_notice", Thing(overdue=True, review_by=DAY), FORMAT)
    assert reported.xpath("string(.//p/@class)") == "box box--warning"
    assert reported.xpath("string(.//time/@datetime)") == "2019-03-01"
    assert render("overdue_notice", Thing(overdue=False, review_by=DAY), FORMAT) == ""
    assert render("overdue_notice", None, FORMAT) == ""


@pytest.mark.parametrize(
    ("status", "shown"), [("draft", True), ("published", False), ("hidden", False)]
)
def test_draft_notice_stands_on_drafts_only(status: str, shown: bool) -> None:
    assert ("Draft." in render("draft_notice", status, None, FORMAT)) is shown


def test_draft_notice_of_a_post_that_waits_names_its_day() -> None:
    reported = words(parsed("draft_notice", "draft", DAY, FORMAT))
    assert reported == "Not published yet. This is a preview; the page waits for 1 March 2019."


def test_feature_shows_the_day_of_the_last_change() -> None:
    body = parsed("feature", article(modified=date(2020, 1, 2)), siteurl="/s", date_format=FORMAT)
    assert words(body) == f"News {HOSTILE} A summary. Updated 2 January 2020 · 3 min read"


def test_cited_figure_names_its_sources_and_its_text() -> None:
    sources = (Markup('<a href="https://doi.org/10.1/a">A 2020</a>.'), Markup("B 2021."))
    figure = Thing(html=Markup("<table></table>"), sources=sources, title=HOSTILE, url="a/")
    body = parsed("cited_figure", figure, siteurl="/s")
    assert words(body) == f"Sources: A 2020. B 2021. Explained in {HOSTILE}."
    assert links(body) == [("A 2020", "https://doi.org/10.1/a"), (HOSTILE, "/s/a/")]


def test_bibliography_list_names_the_pages_that_cite() -> None:
    pages = [Thing(title=HOSTILE, url="a/"), Thing(title="B", url="b/")]
    entry = Thing(key="k2020", reference=Markup("<i>Source</i>."), pages=pages)
    body = parsed("bibliography_list", [entry], siteurl="/s")
    assert words(body) == f"Source. Cited in {HOSTILE}; B"
    assert body.xpath("//li/@id") == ["k2020"]


def test_search_form_has_a_label_and_says_what_it_found() -> None:
    form = parsed("search_form", [(Named("A"), []), (Named("B"), [])], language="en")[0]
    assert form.tag == "search"
    assert form.xpath("//label/@for") == form.xpath("//input/@id")
    assert form.xpath("//*[@role='status']/text()") == []


def test_related_list_gives_each_post_with_its_reasons() -> None:
    reasons = [Thing(kind="tag", names=("a & b", "c")), Thing(kind="word", names=(HOSTILE,))]
    entry = Thing(title=HOSTILE, url="a/", reasons=reasons)
    body = parsed("related_list", [entry], siteurl="/s")
    assert links(body) == [("Related", "#page:related"), (HOSTILE, "/s/a/")]
    assert words(body.xpath(".//small")[0]) == f"Both about a & b and c. Both speak of {HOSTILE}."


def test_related_list_of_nothing_is_nothing() -> None:
    assert render("related_list", [], siteurl="") == ""


def test_series_list_leads_to_the_other_parts_and_marks_this_one() -> None:
    parts = [Thing(number=1, title=HOSTILE, url="a/"), Thing(number=3, title="C", url="c/")]
    place = Thing(name=HOSTILE, number=3, total=3, parts=parts)
    body = parsed("series_list", place, siteurl="/s")
    assert links(body) == [(HOSTILE, "#page:series"), (HOSTILE, "/s/a/")]
    assert [(each.get("value"), words(each)) for each in body.iter("li")] == [
        ("1", HOSTILE),
        ("3", "C"),
    ]
    assert words(body.xpath(".//*[@aria-current='page']")[0]) == "C"


def test_series_list_of_an_article_in_no_series_is_nothing() -> None:
    assert render("series_list", None, siteurl="") == ""


def test_series_line_says_which_part_it_is() -> None:
    body = parsed("series_line", Thing(name=HOSTILE, number=2, total=3))
    assert links(body) == [(f"Part 2 of 3: {HOSTILE}", "#page:series")]
    assert render("series_line", None) == ""
