"""The evidence of the real texts: each claim leads to its source, and neither can be lost."""

import json
import re
from collections.abc import Callable

import pytest
from lxml import html

from citations.bibtex import read_library
from citations.groups import find_groups
from claims.block import blocks
from claims.finding import findings
from claims.sentence import sentences
from documents.source import body_of
from tests.built_site import ROOT, BuiltSite
from tools.check.vocabulary import problems

CONTENT = ROOT / "content"
MAIN = "articles/ketamine-for-depression.md"
MAIN_PAGE = "ketamine-for-depression/index.html"
LAPSED = {"SOURCE_DATE_EPOCH": "1819065600"}  # 2027-08-24, 93 days after the main article's date
ABSOLUTE = re.compile(
    r"\b(?:in|of|for) (?:every )?(?:1,?0+|the \d+)\b|where 100 |in place of 100"
    r"|one in |half or more"
)
Build = Callable[..., BuiltSite]


@pytest.fixture
def texts() -> dict[str, bytes]:
    files = (path for path in CONTENT.rglob("*") if path.is_file())
    return {path.relative_to(CONTENT).as_posix(): path.read_bytes() for path in files}


def test_the_main_article_has_at_least_forty_distinct_references(published_site: BuiltSite) -> None:
    page = published_site.page(MAIN_PAGE)
    entries = page.xpath("//section[@class='references']//li")
    found = {html.tostring(entry).split(b'"#c')[0].split(b">", 1)[1] for entry in entries}
    assert len(found) == len(entries) >= 40


def test_every_citation_leads_to_its_source_and_every_source_back(
    published_site: BuiltSite,
) -> None:
    for path, page in published_site.pages.items():
        cited = page.xpath("//sup[@class='cite']/a")
        there = {(link.get("id"), link.get("href")) for link in cited}
        entries = page.xpath("//section[@class='references']//li")
        back = {
            (link.get("href")[1:], f"#{entry.get('id')}")
            for entry in entries
            for link in entry.xpath("a[starts-with(@href, '#')]")
        }
        # A long list leads back to the first citation of each source only; others have no id.
        assert (path, back) == (path, {pair for pair in there if pair[0]})
        assert len(entries) > 30 or all(identifier for identifier, _ in there), path
        assert {href for _, href in there} == {f"#{entry.get('id')}" for entry in entries}
        identifiers = [link.get("id") for link in cited if link.get("id")]
        assert len(identifiers) == len(set(identifiers))


def test_summaries_and_lists_have_no_marks(published_site: BuiltSite) -> None:
    lists = [path for path in published_site.pages if path.startswith(("blog", "category", "tag"))]
    for path in [*lists, "index.html", "popular/index.html"]:
        assert (path, 'class="cite"' in published_site.text(path)) == (path, False)


def test_the_bibliography_lists_every_source_that_a_text_cites(published_site: BuiltSite) -> None:
    library = read_library((CONTENT / "references.bib").read_bytes())
    shown = published_site.page("references/index.html").xpath("string(//main)")
    assert library.diagnostics == ()
    assert [key for key, each in library.sources.items() if each.title not in shown] == []


def test_removing_one_citation_stops_publishing_at_its_line(
    build_site: Build, texts: dict[str, bytes]
) -> None:
    text = texts[MAIN].decode()
    cut = text.replace("kept responders well.[@phillips2019]", "kept responders well.", 1)
    assert cut != text
    line = text[: text.index("kept responders well.[@phillips2019]")].count("\n") + 1
    site = build_site({**texts, MAIN: cut.encode()}, conf="publishconf")
    assert site.status != 0
    assert f"{MAIN}:{line}: claim: “59 in 100” is a share without a source" in site.report
    assert not (site.output / "index.html").exists()


def test_letting_one_date_pass_stops_publishing_at_its_line(
    build_site: Build, texts: dict[str, bytes]
) -> None:
    line = texts[MAIN].decode().split("review_by:")[0].count("\n") + 1
    site = build_site(texts, environment=LAPSED, conf="publishconf")
    assert site.status != 0
    assert f"{MAIN}:{line}: review_by: the review is 93 days overdue" in site.report


def test_an_overdue_page_says_so_and_leaves_the_popular_list(
    build_site: Build, texts: dict[str, bytes]
) -> None:
    overdue = "end-the-stigma"
    post = f"posts/{overdue}.md"
    aged = re.sub(rb"review_by: \S+", b"review_by: 2026-11-24", texts[post])
    day = {"SOURCE_DATE_EPOCH": "1797984000"}  # 2026-12-23
    site = build_site({**texts, post: aged}, environment=day, conf="publishconf")
    assert site.status == 0
    notice = site.page(f"{overdue}/index.html").xpath(
        "string(//p[contains(@class, 'box--warning')])"
    )
    assert "overdue for review" in notice
    assert "the review is 29 days overdue; it was due on 2026-11-24" in site.report
    shown = site.page("popular/index.html").xpath("//main//a/@href")
    assert any("fda-approval-expected-spravato" in address for address in shown)
    assert not any(overdue in address for address in shown)


def test_an_entry_that_no_text_cites_stops_publishing_at_its_line(
    build_site: Build, texts: dict[str, bytes]
) -> None:
    library = texts["references.bib"] + b"\n@misc{extra, title = {T}, year = {2020}}\n"
    site = build_site({**texts, "references.bib": library}, conf="publishconf")
    assert site.status != 0
    line = library.count(b"\n")
    assert f"references.bib:{line}: citations: nothing cites extra" in site.report


def _clinical_texts() -> list[str]:
    paths = CONTENT.rglob("*.md")
    return sorted(
        path.relative_to(CONTENT).as_posix()
        for path in paths
        if "\nclinical: true\n" in path.read_text(encoding="utf-8")
    )


@pytest.mark.parametrize("path", _clinical_texts())
def test_no_sentence_with_a_percentage_can_lose_all_its_citations(path: str) -> None:
    text, first = body_of((CONTENT / path).read_text(encoding="utf-8"))
    bare = "".join(re.split(r"\[@[^\]]*\]", text))
    reported = {found.line for found in findings(bare, first)}
    lines = text.splitlines()
    figures = {
        first + number
        for number, line in enumerate(lines)
        if any(find_groups(line)) and re.search(r"\d%", re.sub(r"“[^”]*”|\"[^\"]*\"", "", line))
    }
    assert figures - reported == set()


@pytest.mark.parametrize("path", _clinical_texts())
def test_every_percentage_stands_beside_its_absolute_number(path: str) -> None:
    text, first = body_of((CONTENT / path).read_text(encoding="utf-8"))
    bare = [
        (sentence.line, sentence.text)
        for block in blocks(text, first)
        for sentence in sentences(block)
        if re.search(r"\d%(?! (?:range|interval))", sentence.outside_quotes)
        and not ABSOLUTE.search(sentence.text)
    ]
    assert bare == []


@pytest.mark.parametrize("path", [MAIN_PAGE, "end-the-stigma/index.html"])
def test_structured_data_says_what_the_page_shows(path: str, published_site: BuiltSite) -> None:
    page = published_site.page(path)
    data = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
    assert list(problems(data)) == []
    article, trail = data["@graph"]
    assert article["headline"] == page.xpath("string(//h1)")
    assert article["url"] == page.xpath("string(//link[@rel='canonical']/@href)")
    shown = page.xpath("//header//time/@datetime")
    assert article["datePublished"] in {day[:10] for day in shown}
    assert "lastReviewed" not in article  # the page says "Not yet clinically reviewed"
    (references,) = page.xpath("//section[@class='references'][@vocab='https://schema.org/']")
    cited = references.xpath(".//a[@property='citation']/@href")
    assert len(cited) == len(references.xpath(".//li"))
    names = [step["name"] for step in trail["itemListElement"]]
    crumbs = page.xpath("//nav[@aria-label='Breadcrumb']//a/text()")
    assert names == [*crumbs, article["headline"]]


def test_nobody_is_named_who_has_not_reviewed_a_text(published_site: BuiltSite) -> None:
    for path, page in published_site.pages.items():
        assert (path, "reviewedBy" in page.xpath("string(//script)")) == (path, False)
