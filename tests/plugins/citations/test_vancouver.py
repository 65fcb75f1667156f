from dataclasses import replace

import pytest

from citations.source import Author, Source
from citations.vancouver import (
    authors,
    brief_reference,
    has_words,
    reference,
    short_reference,
)

PEOPLE = (Author("Li", "L"), Author("Vlisides", "PE"), Author("Åkeson", "J"), Author("Rush", "AJ"))
ARTICLE = Source(
    key="a",
    line=1,
    title="Is it fast?",
    year="2016",
    authors=PEOPLE[:2],
    container="BMJ",
    volume="10",
    number="2",
    pages="612–614",
    doi="10.1000/a(1)<2>",
    pmid="123",
)


def test_an_article_is_cited_in_vancouver_style() -> None:
    assert reference(ARTICLE) == (
        "Li L, Vlisides PE. Is it fast? BMJ. 2016;10(2):612–614. "
        '<a href="https://doi.org/10.1000/a(1)%3C2%3E">doi:10.1000/a(1)&lt;2&gt;</a> '
        '<a href="https://pubmed.ncbi.nlm.nih.gov/123/">PubMed 123</a>'
    )


def test_a_list_of_authors_is_cut_where_more_than_one_name_goes() -> None:
    assert authors(replace(ARTICLE, authors=PEOPLE[:2]), 1) == "Li L, Vlisides PE"
    assert authors(replace(ARTICLE, authors=PEOPLE[:3]), 1) == "Li L, et al"
    assert authors(replace(ARTICLE, authors=PEOPLE), 2) == "Li L, Vlisides PE, et al"
    assert authors(replace(ARTICLE, authors=PEOPLE[:1], more_authors=True), 3) == "Li L, et al"


def test_the_short_form_links_the_title_and_leaves_to_the_doi_what_the_doi_tells() -> None:
    pubmed = '<a href="https://pubmed.ncbi.nlm.nih.gov/123/">PubMed 123</a>'
    four = replace(ARTICLE, authors=PEOPLE)
    assert short_reference(four) == (
        'Li L, et al. <a href="https://doi.org/10.1000/a(1)%3C2%3E">Is it fast?</a> BMJ 2016. '
        + pubmed
    )
    assert short_reference(replace(four, doi="", pmid="")) == (
        "Li L, et al. Is it fast? BMJ. 2016;10(2):612–614."
    )


def test_the_brief_form_of_an_article_has_no_title_and_links_author_journal_and_year() -> None:
    assert brief_reference(replace(ARTICLE, authors=PEOPLE)) == (
        '<a href="https://doi.org/10.1000/a(1)%3C2%3E">Li L, et al. BMJ 2016</a>.'
    )
    assert brief_reference(replace(ARTICLE, doi="")) == (
        '<a href="https://pubmed.ncbi.nlm.nih.gov/123/">Li L, Vlisides PE. BMJ 2016</a>.'
    )


def test_the_brief_form_of_what_has_no_link_has_its_title() -> None:
    thesis = replace(ARTICLE, doi="", pmid="", in_journal=False, container="PhD thesis. Uppsala")
    assert brief_reference(replace(ARTICLE, doi="", pmid="")) == (
        "Li L, Vlisides PE. Is it fast? BMJ. 2016;10(2):612–614."
    )
    assert brief_reference(thesis) == (
        "Li L, Vlisides PE. Is it fast? PhD thesis. Uppsala. 2016. p. 612–614."
    )


def test_the_brief_form_of_what_is_no_article_is_the_short_one() -> None:
    page = Source("a", 1, "T", "2016", (Author("FDA"),), url="https://x.example/")
    assert brief_reference(page) == 'FDA. <a href="https://x.example/">T.</a> 2016.'


def test_a_source_with_nothing_but_title_and_year_has_no_stray_stops() -> None:
    assert reference(Source("a", 1, "A <title>", "2016")) == "A &lt;title&gt;. 2016."


def test_without_a_doi_the_title_is_the_link_and_the_note_stands_last() -> None:
    source = Source("a", 1, "T", "2016", url="https://x.example/?a&b", note="In 2018")
    assert reference(source) == '<a href="https://x.example/?a&amp;b">T.</a> 2016. In 2018.'


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    assert reference(Source("a", 1, "T", "2016", url="javascript:alert(1)")) == "T. 2016."


def test_a_part_of_a_book_names_its_editors() -> None:
    chapter = Source("a", 1, "T", "2016", PEOPLE[:1], editors=PEOPLE[3:], container="Book")
    assert reference(chapter) == "Li L. T. In: Rush AJ, editor. Book. 2016."


def test_an_issue_without_a_volume_is_shown() -> None:
    assert "BMJ. 2016;(2):612" in reference(replace(ARTICLE, volume=""))


def test_a_suffix_stands_after_the_initials() -> None:
    assert reference(Source("a", 1, "T", "2016", (Author("King", "ML", "Jr"),))) == (
        "King ML Jr. T. 2016."
    )


GERMAN = {
    "[date unknown]": "[Datum unbekannt]",
    "[cited {day}]": "[abgerufen: {day}]",
    "{year} {month} {day}": "{day}. {month} {year}",
    "{year} {month}": "{month} {year}",
    "May (short)": "Mai",
    "editor": "Hrsg.",
    "editors": "Hrsg.",
    "Chapter {number}": "Kapitel {number}",
    "p. {pages}": "S. {pages}",
}


def in_german(message: str) -> str:
    return GERMAN.get(message, message)


@pytest.mark.parametrize(
    ("cited", "english", "german"),
    [
        ("2026 May 4", " [cited 2026 May 4]", " [abgerufen: 4. Mai 2026]"),
        ("2026 May", " [cited 2026 May]", " [abgerufen: Mai 2026]"),
        ("2026", " [cited 2026]", " [abgerufen: 2026]"),
        ("", "", ""),
    ],
)
def test_the_words_for_a_date_that_is_unknown_are_in_the_language_of_the_page(
    cited: str, english: str, german: str
) -> None:
    page = Source("a", 1, "T", "", in_journal=False, container="FDA", cited=cited)
    for form in (reference, short_reference, brief_reference):
        assert form(page) == f"T. FDA. [date unknown]{english}."
        assert form(page, in_german) == f"T. FDA. [Datum unbekannt]{german}."
    assert has_words(page)


def test_the_words_for_a_part_of_a_book_are_in_the_language_of_the_page() -> None:
    part = Source(
        "a", 1, "T", "2016", PEOPLE[:1], editors=PEOPLE[2:], container="Buch", in_journal=False
    )
    part = replace(part, chapter="7", pages="3–9")
    assert reference(part) == (
        "Li L. T. In: Åkeson J, Rush AJ, editors. Buch. 2016. Chapter 7. p. 3–9."
    )
    assert reference(part, in_german) == (
        "Li L. T. In: Åkeson J, Rush AJ, Hrsg. Buch. 2016. Kapitel 7. S. 3–9."
    )
    edited = replace(part, authors=part.editors, edited=True, editors=(), chapter="", pages="")
    assert reference(edited, in_german) == "Åkeson J, Rush AJ, Hrsg. T. Buch. 2016."
    assert (has_words(part), has_words(edited)) == (True, True)


def test_an_article_is_the_same_in_every_language() -> None:
    for form in (reference, short_reference, brief_reference):
        assert form(ARTICLE) == form(ARTICLE, lambda message: f"[{message}]")
    assert not has_words(ARTICLE)
