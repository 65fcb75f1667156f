from lxml.html import fragment_fromstring

from citations.numbering import Use
from citations.reference_list import formatted, reference_list
from citations.source import Source

LIST = (
    '\n<section class="references" vocab="https://schema.org/" aria-labelledby="page:references">'
)
REFERENCES = formatted(Source(key, 1, f"Title {key}", "2000", container="BMJ") for key in "ab")
LINKED = formatted(
    Source(key, 1, f"Title {key}", "2000", container="BMJ", pmid="1") for key in "ab"
)


def test_each_source_leads_back_to_each_of_its_citations() -> None:
    assert reference_list([Use("b", 1, 2), Use("a", 2, 1)], REFERENCES, "Sources & more") == (
        f'{LIST}<h2 id="page:references"><a href="#page:references">Sources &amp; more</a></h2>'
        "\n<ol>\n"
        '<li id="r:1">Title b. BMJ. 2000. <a href="#c:1" aria-label="Back to text, 1">↩</a>'
        ' <a href="#c:1-2" aria-label="Back to text, 1-2">2</a></li>\n'
        '<li id="r:2">Title a. BMJ. 2000. <a href="#c:2" aria-label="Back to text, 2">↩</a></li>\n'
        "</ol></section>"
    )


def test_a_source_with_an_address_is_a_citation_in_the_vocabulary_of_schema_org() -> None:
    linked = formatted([Source("a", 1, "T", "2000", container="BMJ", doi="10.1/x", pmid="1")])
    section = fragment_fromstring(reference_list([Use("a", 1, 1)], linked, "R"))
    link, *others = section.xpath(".//li/a")
    assert (link.get("property"), link.get("href")) == ("citation", "https://doi.org/10.1/x")
    assert [each.get("property") for each in others] == [None, None]  # PubMed, back to the text


def test_a_page_without_citations_has_no_list() -> None:
    assert reference_list([], REFERENCES, "References") == ""


def test_a_long_list_leaves_titles_to_the_bibliography() -> None:
    uses = [Use("b", 1, 1), Use("a", 2, 1)]
    assert "Title" in reference_list(uses, LINKED, "References", titles=2)
    assert "Title" not in reference_list(uses, LINKED, "References", titles=1)


def test_a_long_list_leaves_their_titles_to_sources_without_a_link() -> None:
    found = reference_list([Use("b", 1, 1), Use("a", 2, 1)], REFERENCES, "References", titles=1)
    assert "Title a. BMJ. 2000." in found


def test_a_long_list_leads_back_to_the_first_citation_only() -> None:
    uses = [Use("b", 1, 3), Use("a", 2, 1)]
    assert "#c:1-3" in reference_list(uses, REFERENCES, "References", titles=2)
    long = reference_list(uses, REFERENCES, "References", titles=1)
    assert "#c:1-2" not in long
    assert '<a href="#c:1" aria-label="Back to text">↩</a></li>' in long
