import re

import pytest

from citations.identifiers import (
    IdentifierError,
    doi,
    doi_address,
    eprint_address,
    pmid,
    web_address,
)

SICI = "10.1002/(SICI)1099-1166(199603)11:3<231::AID-GPS310>3.0.CO;2-7"


@pytest.mark.parametrize(
    "typed",
    [
        "10.1000/x_12",
        "doi:10.1000/x_12",
        "DOI: 10.1000/x_12.",
        "https://doi.org/10.1000/x_12",
        "http://dx.doi.org/10.1000/x_12",
        "doi.org/10.1000/x_12",
        "https://doi.org/10.1000%2Fx_12",
        "https://onlinelibrary.example/doi/full/10.1000/x_12",
        "urn:doi:10.1000/x_12",
        r"10.1000/x\_12",
        r"10.1000/x{\_}12",
        r"\url{https://doi.org/10.1000/x_12}",
        r"\href{https://doi.org/10.1000/x_12}{10.1000/x\_12}",
        r"10.1000/x{\textunderscore}12",
        "https://doi.org/10.1000/x_12?utm_source=x&utm_medium=y",
        "https://doi.org/10.1000/x_12?fbclid=x#section",
        r"\url{https://doi.org/10.1000/x\_12?utm\_source=x\&gclid=y}",
        "10.1000/x_12?utm_source=x",
    ],
)
def test_a_doi_is_bare(typed: str) -> None:
    assert doi(typed) == "10.1000/x_12"


@pytest.mark.parametrize(
    "typed",
    [
        SICI,
        SICI.replace("<", "&lt;").replace(">", "&gt;"),
        SICI.replace("<", "%3C").replace(">", "%3E"),
        SICI.replace("<", r"{\%}3C").replace(">", r"{\%}3E"),
        SICI.replace("<", "$<$").replace(">", "{$>$}"),
        SICI.replace("<", r"{\textless}").replace(">", r"\textgreater{}"),
        SICI.replace(";", r"$\mathsemicolon$"),
    ],
)
def test_the_signs_of_a_sici_are_read_and_encoded(typed: str) -> None:
    assert doi(typed) == SICI
    assert doi_address(SICI) == (
        "https://doi.org/10.1002/(SICI)1099-1166(199603)11:3%3C231::AID-GPS310%3E3.0.CO;2-7"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "https://doi.org/10.1000/x_12?journalCode=y",
        "https://doi.org/10.1000/x_12?utm_source=x&journalCode=y",
        "https://doi.org/10.1000/x_12#section",
        "doi.org/10.1000/x_12?",
        "https://publisher.example/doi/full/10.1000/x_12?needAccess=true",
    ],
)
def test_what_follows_the_path_of_an_address_is_refused_with_the_doi_before_it(typed: str) -> None:
    with pytest.raises(IdentifierError, match=re.escape("write 10.1000/x_12, the DOI alone")):
        doi(typed)


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("https://doi.org/10.1000/x%3Fa=b%23c", "10.1000/x?a=b#c"),
        ("10.1000/x?a=b#c", "10.1000/x?a=b#c"),
        (f"https://doi.org/{SICI[:-1]}#", f"{SICI[:-1]}#"),
        (f"https://doi.org/{SICI}", SICI),
    ],
)
def test_a_question_mark_or_a_number_sign_of_the_doi_itself_stays(typed: str, bare: str) -> None:
    assert doi(typed) == bare


@pytest.mark.parametrize("typed", ["10.1/x", "x", "10.1000/a, 10.1000/b", "PMC123", "10.1000/"])
def test_no_doi_is_refused(typed: str) -> None:
    with pytest.raises(IdentifierError):
        doi(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "12345678",
        "PMID: 12345678",
        "pmid:12345678",
        "PMID: 12345678 [Indexed for MEDLINE]",
        "https://pubmed.ncbi.nlm.nih.gov/12345678/",
        "http://www.ncbi.nlm.nih.gov/pubmed/12345678",
    ],
)
def test_a_number_of_pubmed_is_bare(typed: str) -> None:
    assert pmid(typed) == "12345678"


@pytest.mark.parametrize("typed", ["PMC3992936", "0", "12345, 67890", "abc"])
def test_no_number_of_pubmed_is_refused(typed: str) -> None:
    with pytest.raises(IdentifierError):
        pmid(typed)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (r"https://ex.example/a\_b", "https://ex.example/a_b"),
        (r"\url{https://ex.example/a_b}", "https://ex.example/a_b"),
        (r"\url{https://ex.example/a\_b\%20c}", "https://ex.example/a_b%20c"),
        ("https://ex.example/a_b~c%25?d&e#f", "https://ex.example/a_b~c%25?d&e#f"),
        (r"https://ex.example/{\~{}}a{\&}b{\#}c", "https://ex.example/~a&b#c"),
        (r"https://ex.example/$\sim$a{\textasciitilde}b", "https://ex.example/~a~b"),
        ("https://ex.example/a?b&amp;c", "https://ex.example/a?b&c"),
        (
            "https://ex.example/web/https://b.example/?u=https://c.example",
            "https://ex.example/web/https://b.example/?u=https://c.example",
        ),
        ("HTTPS://ex.example/A", "https://ex.example/A"),
        ("<https://ex.example/a>", "https://ex.example/a"),
        ("https://ex.example/a,", "https://ex.example/a"),
        ("https://ex.example/a?b=1;2 ;,", "https://ex.example/a?b=1;2"),
        (r"\url{https://ex.example/a};", "https://ex.example/a"),
        ("<https://ex.example/a>, ", "https://ex.example/a"),
        ("https://ex.example/a?b&amp;", "https://ex.example/a?b&"),
        ("https://ex.example/@52.5,13.4,15z", "https://ex.example/@52.5,13.4,15z"),
        ("https://ex.example/wiki/Apple_Inc.", "https://ex.example/wiki/Apple_Inc."),
    ],
)
def test_an_address_loses_the_escapes_of_latex(typed: str, address: str) -> None:
    assert web_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "<Go to ISI>://WOS:000085272500011",
        "www.ex.example/a",
        "https://a.example https://b.example",
        "https://a.example/1,https://b.example/2",
        "https://a.example/1; https://b.example/2",
        r"\url{https://a.example/1} and \url{https://b.example/2}",
        "javascript:alert(1)",
        "https://",
        r"https://ex.example/\foo",
        "https://[x",
    ],
)
def test_no_address_is_refused(typed: str) -> None:
    with pytest.raises(IdentifierError):
        web_address(typed)


@pytest.mark.parametrize(
    ("kind", "number", "address"),
    [
        ("arXiv", "2401.01234", "https://arxiv.org/abs/2401.01234"),
        ("arxiv", "arXiv:2401.01234", "https://arxiv.org/abs/2401.01234"),
        ("jstor", "2307/1234", "https://www.jstor.org/stable/2307/1234"),
        ("", "https://www.biorxiv.example/x.pdf", "https://www.biorxiv.example/x.pdf"),
        ("pmc", "PMC123", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/"),
        ("PMCID", "PMCID: PMC123.1", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/"),
        ("PubMed Central", "123", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/"),
        ("googlebooks", "abc", "https://books.google.com/books?id=abc"),
        ("pubmed", "123", ""),
    ],
)
def test_an_eprint_is_found_at_its_archive(kind: str, number: str, address: str) -> None:
    assert eprint_address(kind, number) == address
